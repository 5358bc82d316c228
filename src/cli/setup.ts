import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { formatDay } from '../domain/day.ts';
import { formatPounds, pence } from '../domain/money.ts';
import {
  type LimitsSet,
  type SettingValue,
  type SetUpChange,
  TEAM_SETTINGS,
  type TeamSetting,
} from '../domain/team.ts';
import { setUpTeam } from '../ledger/setup.ts';
import { parseTeamFile } from './team-file.ts';
import { withWholeLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

export function addSetup(program: Command, world: World, act: Act): void {
  program
    .command('setup')
    .argument('<file>', 'the set-up file, JSON')
    .description('set a workspace up; again: change what differs')
    .action((file: string) => act(() => setUp(world, file)));
}

async function setUp(world: World, file: string): Promise<Answer> {
  const parsed = parseTeamFile(await readFile(file, 'utf8'));
  if (!parsed.ok) return refused(...parsed.faults.map((fault) => `${file}: ${fault}`));
  return withWholeLedger(world, async (ledger) => {
    const team = { ...parsed.team, firstTimezone: world.timezone, greets: true };
    const done = await setUpTeam(ledger, team, world.now());
    if (!done.ok) return refused(...done.faults.map((fault) => `${file}: ${fault}`));
    if (done.changes.length === 0) return answer('Nothing differs: nothing was changed.');
    return answer(...done.changes.map(inWords));
  });
}

const PERSON = {
  added: 'on the roster',
  linked: 'has a Slack id now; known from an import',
  renamed: 'has this name now',
  card: 'has another card',
} as const;

function inWords(change: SetUpChange): string {
  switch (change.what) {
    case 'claimed':
      return `The ledger belongs to the Slack workspace ${change.slackTeam}.`;
    case 'setting':
      return `${TEAM_SETTINGS[change.setting]}: ${shown(change.setting, change.to)}${change.from === undefined ? '' : ` (was ${shown(change.setting, change.from)})`}.`;
    case 'limits':
      return limitsInWords(change.limits);
    case 'duty':
      return `On duty: ${change.person ?? 'nobody'}.`;
    case 'lead':
      return `Data protection lead: ${change.person}.`;
    case 'live':
      return 'Live use is confirmed.';
    case 'person':
      return `${change.person}: ${PERSON[change.change]}.`;
    case 'role':
      return `${change.person}: ${change.change === 'given' ? 'now' : 'no longer'} ${change.role}.`;
  }
}

function shown(setting: TeamSetting, value: SettingValue | null): string {
  if (value === null) return 'none';
  if (typeof value === 'number')
    return setting === 'planningPence' ? formatPounds(pence(value)) : String(value);
  return typeof value === 'string' ? value : value ? 'on' : 'off';
}

function limitsInWords({ item, day, scope, tolerance, from }: LimitsSet): string {
  const each = scope === 'worker' ? '' : ' for each customer';
  const amounts = `${formatPounds(item)} an item, ${formatPounds(day)} a day${each}`;
  return `Limits from ${formatDay(from)}: ${amounts}; beyond an approval ${formatPounds(tolerance)}.`;
}
