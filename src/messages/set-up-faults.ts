/** What may be wrong with a channel. */
export type ChannelFault = 'same' | 'guests' | 'shared' | 'public' | 'not-in' | 'cannot-check';

const CHANNEL_FAULTS: Readonly<Record<ChannelFault, string>> = {
  same: 'This is the digest’s channel: everyone there would read requests. Choose the managers’ own.',
  guests: 'This channel has guests. Take them out of it, or choose a channel of the team alone.',
  shared:
    'This channel is shared with people of another organisation. Choose one of the team alone.',
  public: 'This channel is public: anybody could read requests. Choose a private one.',
  'not-in': 'Oatcake is not in this channel. Invite @Oatcake to it first, then press Next again.',
  'cannot-check': 'Slack has not yet said who is in this channel. Press Next again in a moment.',
};

/** What to do about a channel; plain text, as it stands under a field. */
export function channelFaultSentence(fault: ChannelFault): string {
  return CHANNEL_FAULTS[fault];
}

/** What is wrong with the people of a team, or with how it works; plain text. */
export const SET_UP_FAULTS = {
  noManager: 'A team needs a manager: somebody must be able to sign off. Choose one.',
  guest:
    'Somebody here is a guest or from outside, and cannot use Oatcake. Take them out of the list.',
  notAManager: 'Whoever is on duty is one of the managers above. Choose one of them, or nobody.',
  guestLead: 'The data protection lead must be a member of this Slack workspace. Choose another.',
  amount: 'Write one amount, such as 50.00.',
  past: 'Old purchases keep the limits of their day. Choose today or a later day.',
  hours: 'Work ends after it begins. Choose a later time.',
} as const;
