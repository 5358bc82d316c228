import { largeItems, newUsesOf } from '../../domain/managers-digest.ts';
import { formatPounds } from '../../domain/money.ts';
import { PATTERN_ANSWERS } from '../../domain/pattern.ts';
import { digestMessage, digestRefused } from '../../messages/digest.ts';
import { breachNotice, toFinishMessage } from '../../messages/dms.ts';
import { managersDigestMessage, managersDigestRefused } from '../../messages/managers-digest.ts';
import { NUDGES, nudge, ringManagers } from '../../messages/nudges.ts';
import { type OwnWeek, ownWeeks, ownWeekView } from '../../messages/own-week.ts';
import { patternForm, patternMessage } from '../../messages/pattern.ts';
import { storyForm, storyStands } from '../../messages/story.ts';
import { mention } from '../../messages/text.ts';
import { asTrial } from '../../messages/trial.ts';
import { undelivered } from '../../messages/undelivered.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const ownWeekOf = ({ home, digest: { week, total } }: Sample, soFar = false): OwnWeek => ({
  ...{ days: week, soFar, total, entries: home.buyer?.week ?? [] },
});

/** What comes by itself, at its time. */
export const NOTICES: readonly Exhibit[] = [
  {
    name: 'Still open at 16:30',
    by: toFinishMessage,
    readBy: 'one',
    kinds: ['to_finish'],
    make: ({ drafts, draft, day }) => toFinishMessage(drafts.length > 0 ? drafts : [draft], day),
  },
  {
    name: 'Weekly digest',
    by: digestMessage,
    readBy: 'team',
    kinds: ['weekly_digest'],
    make: ({ digest, text, flag }) => digestMessage(digest, { story: flag ? text : undefined }),
  },
  {
    name: 'Weekly digest, before real use is confirmed',
    by: asTrial,
    readBy: 'team',
    make: ({ digest }) => asTrial(digestMessage(digest)),
  },
  {
    name: 'Managers’ copy of the digest',
    by: managersDigestMessage,
    readBy: 'managers',
    kinds: ['managers_digest'],
    make: ({ digest, purchase, home, card: { limits } }) => {
      const all = [purchase, ...(home.buyer?.week ?? [])];
      const bought = all.map(({ reference, pence, category, more }) => ({
        ...{ reference, pence, category: category.label, newUse: more.newUse },
      }));
      const large = largeItems(bought, limits.item);
      const newUses = newUsesOf(bought);
      return managersDigestMessage({ digest, itemLimit: limits.item, large, newUses });
    },
  },
  ...['public', 'guests', 'shared', 'not-in', 'unknown'].map(
    (why): Exhibit => ({
      name: `Managers’ copy not posted: ${why}`,
      by: managersDigestRefused,
      readBy: 'one',
      kinds: ['managers_digest_refused'],
      make: ({ day }) => managersDigestRefused(why, day),
    }),
  ),
  {
    name: 'Own week, under the digest',
    by: ownWeekView,
    readBy: 'one',
    make: (sample) => ownWeekView(ownWeekOf(sample), sample.drafts),
  },
  {
    name: 'Own week, by /spend week',
    by: ownWeeks,
    readBy: 'one',
    make: (sample) => ownWeeks([ownWeekOf(sample), ownWeekOf(sample, true)], sample.drafts),
  },
  {
    name: 'One that worked',
    by: storyForm,
    readBy: 'one',
    make: ({ purchase }) => storyForm(purchase),
  },
  ...(['waiting', 'shown', 'taken_back'] as const).map(
    (state): Exhibit => ({
      name: `One that worked: ${state}`,
      by: storyStands,
      readBy: 'one',
      kinds: ['story'],
      make: ({ purchase: { reference }, text }) => storyStands({ id: 1, reference, text, state }),
    }),
  ),
  ...([undefined, ...PATTERN_ANSWERS] as const).map(
    (answer): Exhibit => ({
      name: `Regular pattern: ${answer ?? 'asked'}`,
      by: patternMessage,
      readBy: 'one',
      kinds: ['pattern'],
      make: ({ purchase: { customer }, text }) =>
        patternMessage({ id: 1, customer, answer, because: answer === 'yes' ? text : undefined }),
    }),
  ),
  {
    name: 'Regular pattern: yes, because',
    by: patternForm,
    readBy: 'one',
    make: ({ purchase: { customer } }) =>
      patternForm({ id: 1, customer, answer: undefined, because: undefined }),
  },
  ...['guests', 'shared', 'not-in', 'unknown'].map(
    (why): Exhibit => ({
      name: `Digest not posted: ${why}`,
      by: digestRefused,
      readBy: 'managers',
      kinds: ['digest_refused'],
      make: ({ day }) => digestRefused(why, day),
    }),
  ),
  ...NUDGES.map(
    (why): Exhibit => ({
      name: `To the managers of what waits: ${why}`,
      by: nudge,
      readBy: 'managers',
      kinds: ['nudge'],
      make: ({ card, person, flag }) => nudge(card, why, flag ? person : undefined),
    }),
  ),
  {
    name: 'Ring a manager',
    by: ringManagers,
    readBy: 'one',
    kinds: ['ring'],
    make: ({ plan, person, flag }) => ringManagers(plan, flag ? [person, person] : []),
  },
  {
    name: 'Breach, to the managers',
    by: breachNotice,
    readBy: 'managers',
    kinds: ['breach_notice'],
    make: ({ purchase, amount, person }) =>
      breachNotice(purchase.reference, formatPounds(amount), mention(person)),
  },
  ...['is_archived', 'not_in_channel', 'user_disabled', 'restricted_action'].map(
    (fault): Exhibit => ({
      name: `Not delivered, to the managers: ${fault}`,
      by: undelivered,
      readBy: 'managers',
      kinds: ['parked_notice'],
      make: ({ plan, flag }) =>
        undelivered({ kind: 'card', reference: plan.reference, fault, isTriedOn: flag }),
    }),
  ),
];
