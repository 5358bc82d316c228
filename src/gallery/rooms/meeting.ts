import { addDays, day } from '../../domain/day.ts';
import type { Pack, PackCopy, PackRow } from '../../domain/pack.ts';
import { reportRows } from '../../domain/report.ts';
import { actionMessage } from '../../messages/actions.ts';
import { type Discussed, discussForm, exampleDropped } from '../../messages/discuss.ts';
import { packFaded } from '../../messages/faded.ts';
import {
  type Brought,
  bringForm,
  broughtMessage,
  type MeetingFacts,
  meetingAnswer,
  packRefused,
  packReminder,
} from '../../messages/meeting.ts';
import { packMessage } from '../../messages/pack.ts';
import { noPackYet, packCopy, packPlace } from '../../messages/pack-copy.ts';
import { packFileComing, withPackFiles } from '../../messages/pack-file.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const MEETING = { day: day('2026-07-14'), time: '10:00' };
const AHEAD: MeetingFacts['ahead'] = {
  meeting: MEETING,
  begins: new Date('2026-07-14T09:00:00Z'),
  packOn: day('2026-07-09'),
  packAt: new Date('2026-07-09T08:00:00Z'),
  reminderOn: day('2026-07-13'),
  reminderAt: new Date('2026-07-13T08:00:00Z'),
};

const broughtOf = ({ purchase, text, flag }: Sample, isBrought: boolean): Brought => ({
  purchase,
  isBrought,
  words: flag ? text : undefined,
  meeting: flag ? MEETING : undefined,
  exampleId: flag ? 7 : undefined,
});

const discussedOf = (sample: Sample): Discussed => ({
  id: 7,
  rule: sample.flag ? 'flagged' : 'random',
  isDropped: !sample.flag,
  purchase: sample.purchase,
  isUndone: !sample.flag,
  notes: sample.flag
    ? [{ kind: 'flag', value: 'flagged', text: sample.text, by: sample.person, at: sample.at }]
    : [],
  decided: sample.flag ? sample.actions.slice(0, 5) : [],
  categories: sample.categories.map(({ id, label }) => ({ code: `category-${id}`, label })),
  owner: 'U0PR000031',
  until: addDays(sample.day, 27),
  today: sample.day,
  timezone: sample.timezone,
});

const factsOf = ({ drafts, actions, purchase, text, flag }: Sample): MeetingFacts => ({
  ahead: flag ? AHEAD : undefined,
  isMade: false,
  flagged: drafts.map((_, at) => ({ purchase, words: at % 2 === 0 ? text : undefined })),
  open: flag ? actions : [],
});

/** As a worker sees it, or finance. */
function copyOf({ meeting, days, spending, audit, forecast }: Pack, isFinance: boolean): PackCopy {
  const rows = (all: readonly PackRow[]) =>
    reportRows(
      all.map(({ label, month }) => ({ label, ...month, categories: [] })),
      'given',
    );
  return {
    ...{ meeting, days, categories: rows(spending.categories) },
    month: spending.total.month.customers < 5 ? undefined : spending.total.month,
    areas: isFinance ? undefined : rows(spending.areas),
    exceptions: isFinance ? undefined : 12,
    forecast: isFinance ? forecast : undefined,
    audit: isFinance ? undefined : audit,
  };
}

/** The meeting, what is brought to it, and what comes of it (R63 to R68). */
export const MEETING_ROOM: readonly Exhibit[] = [
  {
    name: 'Bring to the meeting',
    by: bringForm,
    readBy: 'one',
    make: (sample) => bringForm(broughtOf(sample, false)),
  },
  {
    name: 'Bring to the meeting, brought already',
    by: bringForm,
    readBy: 'one',
    make: (sample) => bringForm(broughtOf(sample, true)),
  },
  {
    name: 'Brought to the meeting',
    by: broughtMessage,
    readBy: 'one',
    kinds: ['brought'],
    make: (sample) => broughtMessage(broughtOf(sample, true)),
  },
  {
    name: 'Taken back',
    by: broughtMessage,
    readBy: 'one',
    make: (sample) => broughtMessage(broughtOf(sample, false)),
  },
  {
    name: '/spend meeting',
    by: meetingAnswer,
    readBy: 'one',
    make: (sample) => meetingAnswer(factsOf(sample)),
  },
  {
    name: '/spend meeting, its pack made',
    by: meetingAnswer,
    readBy: 'one',
    make: (sample) => meetingAnswer({ ...factsOf(sample), ahead: AHEAD, isMade: true }),
  },
  {
    name: 'The pack',
    by: packMessage,
    readBy: 'managers',
    kinds: ['pack'],
    make: ({ pack }) => packMessage(pack),
  },
  {
    name: '/spend pack, for managers',
    by: packPlace,
    readBy: 'one',
    make: ({ flag }) => packPlace({ id: 7, meeting: MEETING }, flag ? 'C0PRMANAGE' : undefined),
  },
  {
    name: '/spend pack, a copy for others',
    by: packCopy,
    readBy: 'one',
    make: ({ pack, flag }) => packCopy(copyOf(pack, flag)),
  },
  {
    name: '/spend pack, before the first',
    by: noPackYet,
    readBy: 'one',
    make: () => noPackYet(),
  },
  {
    name: 'The pack, some weeks later',
    by: packFaded,
    readBy: 'managers',
    kinds: ['faded'],
    make: ({ pack }) => packFaded(pack, 7),
  },
  {
    name: 'The buttons under the pack',
    by: withPackFiles,
    readBy: 'managers',
    make: ({ count }) => withPackFiles(packReminder(MEETING, { toDiscuss: count, toDo: count }), 7),
  },
  {
    name: 'A file of the pack is on its way',
    by: packFileComing,
    readBy: 'one',
    make: ({ flag }) => packFileComing(flag ? 'pdf' : 'csv'),
  },
  {
    name: 'Reminder of the meeting',
    by: packReminder,
    readBy: 'managers',
    kinds: ['pack_reminder'],
    make: ({ count }) => packReminder(MEETING, { toDiscuss: count, toDo: count }),
  },
  {
    name: 'The pack was not posted',
    by: packRefused,
    readBy: 'one',
    kinds: ['pack_refused'],
    make: ({ flag }) => packRefused(flag ? 'public' : 'guests', MEETING.day),
  },
  {
    name: 'Discuss',
    by: discussForm,
    readBy: 'one',
    make: (sample) => discussForm(discussedOf(sample)),
  },
  {
    name: 'Dropped from the pack',
    by: exampleDropped,
    readBy: 'one',
    make: ({ purchase }) => exampleDropped(7, purchase.reference, true),
  },
  {
    name: 'Put back into the pack',
    by: exampleDropped,
    readBy: 'one',
    make: ({ purchase }) => exampleDropped(7, purchase.reference, false),
  },
  {
    name: 'An action of the meeting',
    by: actionMessage,
    readBy: 'one',
    kinds: ['action_given'],
    make: ({ actions: [first] }) =>
      actionMessage({ ...(first as NonNullable<typeof first>), doneOn: undefined }),
  },
  {
    name: 'An action of the meeting, done',
    by: actionMessage,
    readBy: 'one',
    make: ({ actions: [first], day: on }) =>
      actionMessage({ ...(first as NonNullable<typeof first>), doneOn: on }),
  },
];
