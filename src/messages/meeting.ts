import type { KnownBlock, ModalView } from '@slack/types';
import { type Day, formatWeekdayAndDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { MeetingAhead } from '../domain/meeting-due.ts';
import { formatPounds } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { actionBlocks, type ShownAction } from './actions.ts';
import { actions, button, context, type Message, paragraphs, section } from './blocks.ts';
import { goodsAtStart, inShort } from './goods.ts';
import { ACTIONS, BRING_WHY, VIEWS } from './ids.ts';
import { textInput } from './inputs.ts';
import { counted, quoted } from './text.ts';

/** A purchase that somebody brings to the meeting, or has taken back. */
export interface Brought {
  readonly purchase: SavedPurchase;
  /** Whether it comes to a meeting as it stands. */
  readonly isBrought: boolean;
  /** What it is brought for. */
  readonly words: string | undefined;
  /** The next meeting; undefined where none is planned. */
  readonly meeting: Meeting | undefined;
  /** Where the pack is out: its place there, for managers who may discuss it. */
  readonly exampleId: number | undefined;
}

/** `Tuesday 8 December, 10:00`. */
export function meetingName({ day, time }: Meeting): string {
  return `${formatWeekdayAndDay(day)}, ${time}`;
}

const theMeeting = (meeting: Meeting | undefined) =>
  meeting === undefined ? 'the next meeting' : `the meeting on ${meetingName(meeting)}`;

/** R65: `Bring to the meeting`: a few words for whoever wants to say what for. */
export function bringForm(facts: Brought): ModalView {
  const { purchase, meeting } = facts;
  return {
    type: 'modal',
    callback_id: VIEWS.bring,
    private_metadata: JSON.stringify({ reference: purchase.reference }),
    title: { type: 'plain_text', text: 'Bring to the meeting' },
    close: { type: 'plain_text', text: facts.isBrought ? 'Close' : 'Cancel' },
    ...(facts.isBrought ? {} : { submit: { type: 'plain_text', text: 'Bring it' } as const }),
    blocks: facts.isBrought
      ? broughtBlocks(facts)
      : [
          section(
            `*${goodsLine(purchase)}*`,
            `Managers read it in the pack for ${theMeeting(meeting)}.`,
          ),
          textInput(BRING_WHY, 'What for', {
            ...{ optional: true, most: 140, placeholder: 'Unused; another go?' },
            hint: 'No names, please. You can take it back until then.',
          }),
        ],
  };
}

/** What came of it, to whoever brought it; and the way back. */
export function broughtMessage(facts: Brought): Message {
  const { reference } = facts.purchase;
  if (facts.isBrought) {
    return { text: `For the meeting · ${reference}`, blocks: broughtBlocks(facts) };
  }
  return {
    text: `Not for the meeting · ${reference}`,
    blocks: [section(`*Taken back: ${reference} does not come to the meeting.*`)],
  };
}

function broughtBlocks({ purchase, words, meeting, exampleId }: Brought): KnownBlock[] {
  const { reference } = purchase;
  const discuss = exampleId === undefined ? [] : [button('Discuss', ACTIONS.discuss, exampleId)];
  return [
    section(
      `*${reference} comes to ${theMeeting(meeting)}*`,
      goodsLine(purchase),
      words && quoted(words),
    ),
    actions(
      `brought:${reference}`,
      ...discuss,
      button('Take it back', ACTIONS.notToMeeting, reference),
    ),
  ];
}

function goodsLine(purchase: SavedPurchase): string {
  return `${goodsAtStart(inShort(purchase))} · ${formatPounds(purchase.pence)} · ${purchase.reference}`;
}

/** What `/spend meeting` tells a manager. */
export interface MeetingFacts {
  /** Undefined where none is planned. */
  readonly ahead: MeetingAhead | undefined;
  /** Whether its pack is made. */
  readonly isMade: boolean;
  readonly flagged: readonly {
    readonly purchase: SavedPurchase;
    readonly words: string | undefined;
  }[];
  readonly open: readonly ShownAction[];
}

/** Most of a kind that are listed. */
const MOST = 10;

/** `/spend meeting`: when it is, what is brought to it so far, what is still to be done. */
export function meetingAnswer({ ahead, isMade, flagged, open }: MeetingFacts): Message {
  return {
    text: 'The next meeting',
    blocks: [
      ...(ahead === undefined ? [section(NO_MEETING)] : [whenBlock(ahead, isMade)]),
      ...paragraphs(
        `*Flagged so far (${flagged.length})*`,
        ...(flagged.length === 0
          ? ['Nothing yet. `/spend discuss P00001` brings a purchase.']
          : []),
        ...flagged.slice(0, MOST).map(({ purchase, words }) => flagLine(purchase, words)),
      ),
      ...rest(flagged.length),
      section(`*To do (${open.length})*`, open.length === 0 && 'Nothing is open.'),
      ...open.slice(0, MOST).flatMap((action) => actionBlocks(action)),
      ...rest(open.length),
    ],
  };
}

/** What managers are told where no meeting is planned. */
export const NO_MEETING =
  '*No meeting is planned*, so no pack is made. Say when it is with `/spend setup`, such as “second Tuesday at 10:00”.';

function whenBlock({ meeting, packOn, reminderOn }: MeetingAhead, isMade: boolean): KnownBlock {
  return section(
    `*Next meeting: ${meetingName(meeting)}*`,
    isMade
      ? 'Its pack is in the managers’ channel.'
      : `Pack: ${formatWeekdayAndDay(packOn)}, in the managers’ channel`,
    `Reminder: ${formatWeekdayAndDay(reminderOn)}`,
  );
}

function flagLine(purchase: SavedPurchase, words: string | undefined): string {
  return `${goodsLine(purchase)}${words === undefined ? '' : ` ${quoted(words)}`}`;
}

function rest(count: number): KnownBlock[] {
  return count > MOST ? [context(`and ${count - MOST} more, in the pack`)] : [];
}

/** R63: the short reminder to the managers, the working day before. */
export function packReminder(
  meeting: Meeting,
  { toDiscuss, toDo }: { readonly toDiscuss: number; readonly toDo: number },
): Message {
  return {
    text: `Reminder: meeting on ${formatWeekdayAndDay(meeting.day)}`,
    blocks: [
      section(
        `*Meeting: ${meetingName(meeting)}*`,
        `The pack is above: ${toDiscuss} to discuss, ${counted(toDo, 'action')} open.`,
      ),
    ],
  };
}

const REFUSED: Readonly<Record<string, string>> = {
  public: 'it is open to the whole workspace; make it private, or name a private one',
  guests: 'there are guests in it; take them out, or name another channel',
  shared: 'it is shared with people from outside; name another channel',
  'not-in': 'Oatcake is not in it, or it is archived; invite Oatcake, or name another channel',
  'no-channel': 'there is none; name a private one',
};

/** R68: to each manager, when the managers' channel is no place for the pack. */
export function packRefused(why: string, meetingOn: Day): Message {
  const reason = REFUSED[why] ?? 'Slack could not say who is in it; name another channel';
  return {
    text: 'The pack was not posted',
    blocks: [
      section(
        `*The pack for the meeting on ${formatWeekdayAndDay(meetingOn)} was not posted.*`,
        `Only the managers’ private channel may have it: ${reason} with \`/spend setup\`. It comes as soon as that is mended, while the meeting lies ahead.`,
      ),
    ],
  };
}
