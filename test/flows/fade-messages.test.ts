import { expect, test } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { MESSAGES } from '../../src/messages/ids.ts';
import { FADING, INVENTORY } from '../../src/messages/inventory.ts';
import { PACK, packIn, startMeetingTeam } from '../support/meeting.ts';
import { askManager, cardOf } from '../support/sign-off.ts';
import { spend } from '../support/spend.ts';
import type { Team } from '../support/team.ts';

const DAY = 86_400_000;
const after = (days: number) => new Date(PACK.getTime() + days * DAY);

/** What a manager reads in the managers' channel. */
const channel = (team: Team) =>
  team.manager
    .messages('managers')
    .map((one) => team.text(one))
    .join('\n');

test('R147: every kind of message says who reads it and what becomes of it', () => {
  expect(Object.keys(INVENTORY).sort()).toEqual([...MESSAGES].sort());
  const fading = Object.entries(INVENTORY).filter(([, { afterwards }]) => afterwards !== 'stays');
  // A changed card is the card.
  const edited = fading.map(([kind]) => kind).filter((kind) => kind !== 'card_changed');
  expect(edited.sort()).toEqual([...FADING].sort());
});

test('R147: thirty days later the pack is its totals, and a card its outcome without words', async () => {
  const team = await startMeetingTeam();
  await spend(team, '20 V042 flute lessons #time');
  const { reference } = await askManager(team);
  await team.manager.click('Decline');
  await team.manager.waitFor((me) => me.view());
  await team.manager.fill({ 'Why not, and what might help': 'ask the library' });
  await team.manager.submit();
  await cardOf(team, reference, 'library');
  await team.moveTo(PACK);
  await packIn(team);
  expect(channel(team)).toContain('library');
  await team.moveTo(after(2));
  expect(channel(team)).not.toContain('makes it again');
  expect(channel(team)).toContain('library');
  await team.moveTo(after(32));
  await team.moveTo(after(33));
  const faded = await team.manager.waitFor(() => {
    const text = channel(team);
    return !text.includes('library') && text.includes('makes it again') ? text : undefined;
  });
  expect(faded).toMatch(new RegExp(`${reference}: .* declined by`));
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});
