import type { PracticeChannel, PracticeCommand, PracticePerson } from './store/types.ts';

type Role = 'worker' | 'manager' | 'qa' | 'finance' | 'admin';

interface Member extends PracticePerson {
  role?: Role;
}

/** The practice workspace's id. */
export const PRACTICE_TEAM_ID = 'T0PRACTICE';

function member(number: number, name: string, title: string, role?: Role): Member {
  const id = `U0PR${String(number).padStart(6, '0')}`;
  return { id, name, title, ...(role ? { role } : { isGuest: true }) };
}

/** Slack's own admins of the workspace: whoever installs apps there. */
const SLACK_ADMINS = new Set(['manager-1', 'admin-1']);

const MEMBERS: readonly Member[] = [
  ...Array.from({ length: 9 }, (_, index) =>
    member(index + 1, `coordinator-${index + 1}`, 'Service Coordinator', 'worker'),
  ),
  member(21, 'systems-broker-1', 'Systems Broker', 'worker'),
  member(22, 'systems-broker-2', 'Systems Broker', 'worker'),
  member(31, 'manager-1', 'Manager', 'manager'),
  member(32, 'manager-2', 'Manager', 'manager'),
  member(41, 'qa-1', 'Quality assurance', 'qa'),
  member(42, 'finance-1', 'Finance', 'finance'),
  member(43, 'admin-1', 'Technical admin', 'admin'),
  member(51, 'visitor-1', 'Guest'),
];

/** Everybody in the practice workspace. */
export const PRACTICE_PEOPLE: readonly PracticePerson[] = MEMBERS.map(({ role: _, ...person }) => ({
  ...person,
  isAdmin: SLACK_ADMINS.has(person.name),
}));

const BOT = 'U0BOT00000';
const everybody = MEMBERS.map(({ id }) => id);
const staff = MEMBERS.filter(({ isGuest }) => !isGuest).map(({ id }) => id);
const managers = MEMBERS.filter(({ role }) => role === 'manager').map(({ id }) => id);

/** Its channels, the one to start in first; the app is in all but `#general`. */
export const PRACTICE_CHANNELS: readonly PracticeChannel[] = [
  { id: 'C0PRTEAM00', name: 'team', isPrivate: false, members: [...staff, BOT] },
  { id: 'C0PRMANAGE', name: 'managers', isPrivate: true, members: [...managers, BOT] },
  { id: 'C0PRGENERAL', name: 'general', isPrivate: false, members: everybody },
];

/** What the composer offers while a command is typed. */
export const PRACTICE_COMMANDS: readonly PracticeCommand[] = [
  {
    command: '/spend',
    description: 'Log a purchase; alone it opens the form',
    hints: ['29 V042 boots and socks, flip-flops in snow #self-care'],
  },
];

/** The set-up file for this team, as `oatcake setup` reads it. */
export const PRACTICE_SETUP = {
  workspace: PRACTICE_TEAM_ID,
  timezone: 'Europe/London',
  people: MEMBERS.flatMap(({ id, name, role }) => (role ? [{ slack: id, role, name }] : [])),
  channels: { digest: 'C0PRTEAM00', managers: 'C0PRMANAGE' },
  digest: { day: 'Monday', time: '09:00' },
  live: false,
  onDuty: 'U0PR000031',
  dataProtectionLead: 'U0PR000041',
  meeting: 'second Tuesday at 10:00',
};

/** A few sentences for a newcomer. */
export const PRACTICE_TOUR: readonly string[] = [
  'As a worker, log a purchase in any channel: `/spend 29 V042 boots and socks #self-care`.',
  'Try a dear one, `/spend 624 V042 Travelodge 11 nights #tenancy`: press *Ask a manager*, become manager-1 and press *Approve* in #managers.',
  'Become the worker again, read the message from the app and press *Bought all*; last week’s digest is in #team.',
  'Move the clock on, under the channels: the next digest comes to #team, the pack before the meeting to #managers, and six weeks after a new use its buyer is asked how it went.',
];
