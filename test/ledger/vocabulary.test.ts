import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { loadAreas } from '../../src/ledger/areas.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { report } from '../../src/ledger/report.ts';
import { CATEGORIES } from '../../src/ledger/vocabulary/categories.ts';
import { readVocabulary } from '../../src/ledger/vocabulary.ts';
import { importCarried, testLedger } from '../support/ledger.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const OF_2018 = { days: { from: '2018-01-01' as Day, to: '2018-12-31' as Day } };
const NEXT_EDITION = [
  { code: 'where', label: 'Where I am living', sensitive: false },
  { code: 'me', label: 'Caring for myself', sensitive: false },
];

describe('outcome areas (R50)', () => {
  it('a second edition leaves the totals of the first as they were', async () => {
    const test = await testLedger();
    await importCarried(test);
    const before = await report(test.reader, 'outcome-area', OF_2018);
    await test.write(({ db, workspaceId }) => loadAreas(db, workspaceId, 2, NEXT_EDITION));
    expect(await report(test.reader, 'outcome-area', OF_2018)).toEqual(before);
  });

  it('only the newest edition is offered', async () => {
    const { reader, write } = await testLedger();
    await write(({ db, workspaceId }) => loadAreas(db, workspaceId, 2, NEXT_EDITION));
    const { areas } = await readVocabulary(reader);
    const offered = areas.filter(({ active }) => active).map(({ label }) => label);
    expect(offered).toEqual(['Where I am living', 'Caring for myself']);
  });
});

describe('categories (R49)', () => {
  it('seventeen are in the report, the additions are marked as not', () => {
    expect(CATEGORIES.filter(({ inReport }) => inReport)).toHaveLength(17);
    expect(CATEGORIES.filter(({ inReport }) => !inReport)).toHaveLength(7);
  });

  it('one that is switched off cannot be picked, and old rows keep it', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 4.20 V042 coffee #social');
    await switchOff(team, 'engagement');
    const kept = await team.worker.command('team', '/spend 3 V042 hot drink #social');
    expect(team.text(kept.answers[0])).toContain('What kind of thing is it?');
    const choosing = team.worker.choose('Choose', 'Engagement');
    await expect(choosing).rejects.toThrow('No option “Engagement”');
    const day = '2026-06-17' as Day;
    const { rows } = await report(team.reader, 'category', { days: { from: day, to: day } });
    expect(rows.map(({ label }) => label)).toEqual(['Engagement']);
  });
});

function switchOff({ ledger, reader }: Team, code: string): Promise<void> {
  const { workspaceId } = reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  return ledger.write(request, async ({ db }) => {
    await db.category.updateMany({ where: { workspaceId, code }, data: { active: false } });
    await db.workspace.update({
      where: { id: workspaceId },
      data: { vocabularyVersion: { increment: 1 } },
    });
  });
}
