import { importCustomers } from '../../src/ledger/import-customers.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import type { Person, Sent } from '../../src/practice/client/person.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { startTeam, type Team, type TeamOptions, WEDNESDAY } from './team.ts';

/** What people put into the three steps, by label; only what the steps do not fill in themselves. */
export const STEP_1 = {
  'Channel for the weekly digest': 'team',
  'Channel of the managers': 'managers',
};
export const STEP_2 = {
  Managers: ['manager-1', 'manager-2'],
  Workers: ['coordinator-1', 'coordinator-2'],
  'On duty': 'manager-1',
  'Data protection lead': 'qa-1',
  Finance: ['finance-1'],
};

type Fields = Record<string, string | string[]>;

/** A team whose ledger is empty: nobody has set it up. */
export function startEmpty(options: TeamOptions = {}): Promise<Team> {
  return startTeam({ ...options, setUp: false });
}

/** A team whose managers are a user group of two, and which has one worker. */
export async function startWithGroup(options: TeamOptions = {}): Promise<Team> {
  const users = ['U0PR000031', 'U0PR000032'];
  const userGroups = [{ id: 'S0MANAGERS', handle: 'managers', users }];
  const team = await startTeam({ ...options, userGroups });
  const unsaid = { name: undefined, card: undefined };
  const people = [
    { ...unsaid, slackId: 'S0MANAGERS', isGroup: true, roles: ['manager' as const] },
    { ...unsaid, slackId: team.worker.id, isGroup: false, roles: ['worker' as const] },
  ];
  await setUpTeam(team.ledger, { slackTeam: PRACTICE_TEAM_ID, people }, WEDNESDAY);
  return team;
}

/** Puts customers on file, as an import does. */
export async function addCustomers({ ledger, reader }: Team, ...references: string[]) {
  const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
  const csv = [heading, ...references.map((one) => `${one},,,,`), ''].join('\n');
  await importCustomers(ledger, reader.workspaceId, csv, { now: WEDNESDAY });
}

/** Fills in the step that is open and sends it. */
export async function send(person: Person, fields: Fields = {}): Promise<Sent> {
  await person.fill(fields);
  return person.submit();
}

/** All three steps, as far as nothing refuses them. */
export async function setUpInSlack(
  team: Team,
  by: Person = team.manager,
  how: { where?: Fields; who?: Fields; rest?: Fields } = {},
): Promise<void> {
  await by.command('team', '/spend setup');
  for (const fields of [{ ...STEP_1, ...how.where }, { ...STEP_2, ...how.who }, how.rest ?? {}]) {
    const { kind, errors } = await send(by, fields);
    if (kind === 'errors' || kind === 'failed') throw new Error(JSON.stringify({ kind, errors }));
  }
}
