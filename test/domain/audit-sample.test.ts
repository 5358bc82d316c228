import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditCandidate, drawAudit, stratumOf } from '../../src/domain/audit-sample.ts';

const person = fc.integer({ min: 1, max: 8 });
const candidate: fc.Arbitrary<AuditCandidate> = fc.record({
  subject: fc.nat({ max: 400 }).map((id) => `purchase:${id}`),
  stratum: fc.constantFrom('saved under £5', 'saved £50 and over', 'declined', 'unfinished'),
  areaId: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
  barred: fc.array(person, { maxLength: 6 }),
});
const month = fc.uniqueArray(candidate, { maxLength: 60, selector: ({ subject }) => subject });
const auditors = fc.array(person, { maxLength: 8 });
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const sizes = fc.integer({ min: 1, max: 20 });

const many = (stratum: string, count: number, barred: number[] = []): AuditCandidate[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ subject: `${stratum}:${at + 1}`, stratum, barred },
    areaId: (at % 3) + 1,
  }));

describe('R74: the sample of a peer audit', () => {
  it('R74: in 1,000 draws nobody audits what they bought, decided or hold the case of', () => {
    let given = 0;
    const property = (all: AuditCandidate[], people: number[], size: number, seed: number) => {
      const { picks, nobody } = drawAudit(all, { size, seed, auditors: people });
      given += picks.length;
      for (const { subject, auditorId } of picks) {
        const entry = all.find((one) => one.subject === subject);
        expect(people).toContain(auditorId);
        expect(entry?.barred).not.toContain(auditorId);
      }
      for (const subject of nobody) {
        const barred = all.find((one) => one.subject === subject)?.barred ?? [];
        expect(people.every((id) => barred.includes(id))).toBe(true);
      }
      const might = all.filter(({ barred }) => people.some((id) => !barred.includes(id)));
      expect(picks).toHaveLength(Math.min(size, might.length));
      expect(new Set(picks.map(({ subject }) => subject)).size).toBe(picks.length);
    };
    fc.assert(fc.property(month, auditors, sizes, seeds, property), { numRuns: 1_000 });
    expect(given).toBeGreaterThan(1_000);
  });

  it('R74: the same seed draws the same list, whatever order the entries come in', () => {
    fc.assert(
      fc.property(month, auditors, sizes, seeds, (all, people, size, seed) => {
        const one = drawAudit(all, { size, seed, auditors: people });
        const turned = { size, seed, auditors: people.toReversed() };
        expect(drawAudit(all.toReversed(), turned)).toEqual(one);
      }),
    );
    const lists = Array.from({ length: 50 }, (_, seed) =>
      JSON.stringify(drawAudit(many('saved under £5', 90), { size: 12, seed, auditors: [1] })),
    );
    expect(new Set(lists).size).toBeGreaterThan(40);
  });

  it('R74: few declined and unfinished ones stand beside many coffees', () => {
    const all = [
      ...many('saved under £5', 120),
      ...many('saved £50 and over', 3),
      ...many('declined', 2),
      ...many('unfinished', 4),
    ];
    for (let seed = 0; seed < 20; seed += 1) {
      const { picks } = drawAudit(all, { size: 12, seed, auditors: [1, 2] });
      const of = (stratum: string) => picks.filter((one) => one.stratum === stratum).length;
      expect(of('declined')).toBe(2);
      expect(of('unfinished')).toBeGreaterThanOrEqual(3);
      expect(of('saved £50 and over')).toBe(3);
      expect(of('saved under £5')).toBeGreaterThanOrEqual(3);
    }
  });

  it('R74: all look at about as many, though some may look at little', () => {
    const all = [...many('saved under £5', 30), ...many('declined', 6, [1, 2])];
    const { picks } = drawAudit(all, { size: 12, seed: 7, auditors: [1, 2, 3] });
    const loads = [1, 2, 3].map((id) => picks.filter(({ auditorId }) => auditorId === id).length);
    expect(Math.max(...loads)).toBeLessThanOrEqual(6);
    expect(Math.min(...loads)).toBeGreaterThanOrEqual(3);
  });

  it('R74: what nobody may look at is named, and another drawn in its place', () => {
    const all = [...many('declined', 3, [1]), ...many('saved under £5', 5)];
    const { picks, nobody } = drawAudit(all, { size: 4, seed: 3, auditors: [1] });
    expect(picks.map(({ stratum }) => stratum)).toEqual(Array(4).fill('saved under £5'));
    expect(nobody.length).toBeGreaterThan(0);
    expect(nobody.every((subject) => subject.startsWith('declined'))).toBe(true);
    expect(drawAudit(all, { size: 4, seed: 3, auditors: [] }).picks).toEqual([]);
  });

  it.each([
    ['saved', 4_99, 'saved under £5'],
    ['saved', 5_00, 'saved £5 to £20'],
    ['saved', 50_00, 'saved £50 and over'],
    ['declined', 624_00, 'declined'],
    ['unfinished', 3_00, 'unfinished'],
  ] as const)('%s of %d pence is drawn from “%s”', (kind, pence, stratum) => {
    expect(stratumOf(kind, pence)).toBe(stratum);
  });
});
