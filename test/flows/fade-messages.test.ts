import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Plan } from '../../src/domain/sign-off.ts';
import { oweCardChange } from '../../src/flows/card.ts';
import { fadeMessages, messagesToFade } from '../../src/flows/fade-messages.ts';
import { forgetMonthly } from '../../src/flows/forget-monthly.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { postedBefore } from '../../src/ledger/outbox.ts';
import { owePackChange } from '../../src/ledger/pack-changed.ts';
import { planById } from '../../src/ledger/plan-queries.ts';
import { verify } from '../../src/ledger/verify.ts';
import { workspace } from '../../src/ledger/workspaces.ts';
import { MESSAGES } from '../../src/messages/ids.ts';
import { FADING, INVENTORY } from '../../src/messages/inventory.ts';
import { NOW, testLedger } from '../support/ledger.ts';
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
  expect(channel(team)).not.toContain('has it again by these buttons');
  expect(channel(team)).toContain('library');
  await team.moveTo(after(32));
  await team.moveTo(after(33));
  const faded = await team.manager.waitFor(() => {
    const text = channel(team);
    return !text.includes('library') && text.includes('has it again by these buttons')
      ? text
      : undefined;
  });
  expect(faded).toMatch(new RegExp(`${reference}: .* declined by`));
  expect(faded).toMatch(/digest pack --on 2026-07-14 --dry-run`\.\n\[Print \(PDF\)\]/);
  // Nothing that happens later brings the words back.
  const first = await team.reader.db.pack.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const plan = await planById(team.reader, 1);
  const owed = () => team.reader.db.outboxMessage.count({ where: { changes: { not: null } } });
  const before = await owed();
  const request = { workspaceId: 1, deadline: Deadline.in(10_000), now: after(33), actorId: null };
  await team.ledger.write(request, async (writer) => {
    await owePackChange(writer, { id: first.id, messageId: first.messageId ?? undefined });
    await oweCardChange(writer, { workspace: await workspace(writer) }, plan as Plan);
  });
  expect(await owed()).toBe(before);
  // What Slack was owed is forgotten; that these were edited is known nevertheless.

  const home = await workspace(team.reader);
  const later = after(130);
  const toEdit = () => postedBefore(team.reader, FADING, later, 100);
  const still = await toEdit();
  await forgetMonthly(team, { team: home, on: dayOf(later, home.timezone) }, later);
  expect(await toEdit()).toEqual(still);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

test('R147: hundreds that were edited do not hide one that is still to be', async () => {
  const { ledger, reader, workspaceId, write } = await testLedger();
  const row = { workspaceId, subject: '{}', conversation: 'C1', state: 'sent', slackTs: '1' };
  const posted = { ...row, kind: 'year_passed_notice', dueAt: NOW, createdAt: NOW };
  await write(async ({ db }) => {
    await db.outboxMessage.createMany({ data: Array.from({ length: 201 }, () => posted) });
    const [, ...newer] = await db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    const edits = newer.map(({ id: changes }) => ({ ...posted, kind: 'faded', changes }));
    await db.outboxMessage.createMany({ data: edits });
  });
  const later = new Date(NOW.getTime() + 31 * DAY);
  const [due] = await messagesToFade(ledger, [await workspace(reader)], later, new Map());
  if (due === undefined) throw new Error('One is to be edited');
  expect(await fadeMessages({ ledger, wake: () => undefined }, due, later, new Map())).toBe(1);
});
