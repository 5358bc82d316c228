import { CONFIRMATIONS, type Confirmations } from '../../domain/confirmations.ts';
import { addDays } from '../../domain/day.ts';
import { pence } from '../../domain/money.ts';
import { ROLES } from '../../domain/staff.ts';
import type { Holder, TeamNow } from '../../domain/team-now.ts';
import { confirmedMessage, confirmForm } from '../../messages/confirm-form.ts';
import { hello } from '../../messages/hello.ts';
import { setUpDone } from '../../messages/set-up-done.ts';
import { whereForm, whoForm } from '../../messages/set-up-form.ts';
import { howForm } from '../../messages/set-up-how.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

/** Most people of a role that a state has. */
const MANY = 60;

const confirmationsOf = ({ flag, person, at }: Sample): Confirmations => ({
  recorded: flag ? CONFIRMATIONS.slice(0, 3).map((code) => ({ code, by: person, at })) : [],
  open: flag ? CONFIRMATIONS.slice(3) : CONFIRMATIONS,
  liveSince: undefined,
});

function holdersOf({ count, person, flag }: Sample): Holder[] {
  const people = Array.from({ length: Math.min(count, MANY) }, () => ({
    ...person,
    slackId: 'U0PR000031',
    isGroup: false,
  }));
  return flag ? [...people, { ...person, slackId: 'S0PR000001', isGroup: true }] : people;
}

function teamOf(sample: Sample): TeamNow {
  const { flag, at, timezone, day, amount, person } = sample;
  const holders = holdersOf(sample);
  const limits = { policyId: 1, item: amount, day: amount, tolerance: pence(0) };
  const scoped = { ...limits, scope: flag ? 'worker_customer' : 'worker' } as const;
  return {
    settings: {
      timezone,
      digestChannel: flag ? 'C0PRTEAM00' : undefined,
      managersChannel: flag ? 'C0PRMANAGE' : undefined,
      digest: { day: 'Monday', time: '09:00' },
      setUpAt: at,
      hours: { from: '09:00', until: '17:00' },
      meeting: flag ? 'second Tuesday at 10:00' : undefined,
      budgetYearStart: flag ? '04-06' : '01-01',
      planningFigure: sample.details.planningFigure,
      receiptPhotos: flag,
      digestPicture: !flag,
    },
    holders: { worker: holders, manager: holders, qa: holders, finance: [], admin: [] },
    onDuty: flag ? person : undefined,
    protectionLead: flag ? person : undefined,
    confirmations: confirmationsOf(sample),
    today: day,
    limits: scoped,
    later: Array.from({ length: Math.min(sample.count, MANY) }, (_, after) => ({
      ...scoped,
      from: addDays(day, after + 1),
    })),
  };
}

const allConfirmed = ({ person, at }: Sample): Confirmations => ({
  recorded: CONFIRMATIONS.map((code) => ({ code, by: person, at })),
  open: [],
  liveSince: at,
});

/** Setting the team up, and what is confirmed before real use. */
export const TEAM_ROOM: readonly Exhibit[] = [
  { name: 'Set-up, step 1', by: whereForm, readBy: 'one', make: (s) => whereForm(teamOf(s)) },
  { name: 'Set-up, step 2', by: whoForm, readBy: 'one', make: (s) => whoForm(teamOf(s)) },
  { name: 'Set-up, step 3', by: howForm, readBy: 'one', make: (s) => howForm(teamOf(s)) },
  {
    name: 'Set up',
    by: setUpDone,
    readBy: 'one',
    kinds: ['set_up'],
    make: (sample) => setUpDone(teamOf(sample)),
  },
  {
    name: 'Hello',
    by: hello,
    readBy: 'one',
    kinds: ['hello'],
    make: (sample) => hello(sample.flag ? ROLES : ['worker'], teamOf(sample), sample.flag),
  },
  {
    name: 'Hello to a manager, before anybody is on duty',
    by: hello,
    readBy: 'one',
    make: (sample) => {
      const { settings, ...team } = teamOf(sample);
      const noChannel = { ...settings, managersChannel: undefined };
      return hello(['manager'], { ...team, settings: noChannel, onDuty: undefined }, false);
    },
  },
  {
    name: 'Hello to the lead, when all is confirmed',
    by: hello,
    readBy: 'one',
    make: (sample) => hello([], { ...teamOf(sample), confirmations: allConfirmed(sample) }, true),
  },
  {
    name: '/spend confirm',
    by: confirmForm,
    readBy: 'one',
    make: (sample) => confirmForm(confirmationsOf(sample), sample.timezone),
  },
  {
    name: '/spend confirm, all confirmed',
    by: confirmForm,
    readBy: 'one',
    make: (sample) => confirmForm(allConfirmed(sample), sample.timezone),
  },
  {
    name: '/spend confirm, all confirmed by the set-up file',
    by: confirmForm,
    readBy: 'one',
    make: (sample) => confirmForm({ ...allConfirmed(sample), recorded: [] }, sample.timezone),
  },
  {
    name: 'Confirmed, the last of them',
    by: confirmedMessage,
    readBy: 'one',
    make: (sample) => confirmedMessage(allConfirmed(sample), sample.timezone),
  },
  {
    name: 'Confirmed',
    by: confirmedMessage,
    readBy: 'one',
    kinds: ['confirmed'],
    make: (sample) => confirmedMessage(confirmationsOf(sample), sample.timezone),
  },
];
