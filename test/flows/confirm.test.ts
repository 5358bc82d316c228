import { expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { setUpInSlack, startEmpty } from '../support/set-up.ts';
import { dmWith, formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

/** A team that was set up in Slack, and its data protection lead, who has no other part. */
async function withLead(): Promise<{ team: Team; lead: Person }> {
  const team = await startEmpty();
  await setUpInSlack(team);
  return { team, lead: team.slack.asPerson('qa-1') };
}

const live = async (team: Team) =>
  (await team.reader.db.workspace.findFirstOrThrow()).liveConfirmedAt;

it('R144: the data protection lead ticks what is decided, each once, until all is', async () => {
  const { team, lead } = await withLead();
  await lead.command('general', '/spend confirm');
  await lead.fill({ 'Still open': ['The lawful basis', 'The privacy notice'] });
  expect((await lead.submit()).kind).toBe('cleared');
  expect(team.text(await dmWith(team, /Still open: 3/, lead))).toContain('lawful basis');
  expect(await live(team)).toBeNull();
  await lead.click('Confirm what is decided');
  const form = formOf(team, lead);
  expect(form).toContain('not to be unticked');
  expect(form).not.toContain('( ) The lawful basis');
  await lead.fill({ 'Still open': ['The Article 9', 'The data protection', 'How long Slack'] });
  await lead.submit();
  await dmWith(team, /All is confirmed/, lead);
  expect(await live(team)).not.toBeNull();
  expect(await team.reader.db.confirmation.count()).toBe(5);
  expect((await verify(team.ledger)).ok).toBe(true);
  await lead.command('general', '/spend confirm');
  expect(formOf(team, lead)).toContain('All is confirmed');
});

it('R144: nobody else may, and reads who may', async () => {
  const { team, lead } = await withLead();
  expect(await spend(team, 'confirm', team.manager)).toContain(`<@${lead.id}>`);
  expect(await spend(team, 'confirm')).toContain('Only the data protection lead');
  expect(await spend(team, '4 V042 tea #social', lead)).toContain('not on the team’s list');
  const unnamed = await startTeam();
  expect(await spend(unnamed, 'confirm')).toContain('nobody is named yet');
});

it('R144: the lead’s Home says what waits, and lets them do nothing else', async () => {
  const { team, lead } = await withLead();
  const home = team.slack.text((await lead.openHome()) ?? {});
  expect(home).toContain('5 confirmations to make');
  expect(home).not.toContain('Log a purchase');
  await lead.click('Confirm what is decided', { in: 'home' });
  await lead.waitFor((me) => me.view());
  await lead.fill({ 'Still open': ['The lawful basis'] });
  team.slack.faults.repeatNext();
  await lead.submit();
  await dmWith(team, /Still open: 4/, lead);
  expect(await team.reader.db.confirmation.count()).toBe(1);
});
