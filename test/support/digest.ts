import { addDays, type Day } from '../../src/domain/day.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import type { Team } from './team.ts';

/** 09:00 in London on the Monday after the team was set up. */
export const MONDAY = new Date('2026-06-22T08:00:00Z');

const FIRST = '2026-03-02' as Day;
const WEEKS = 15;
const CUSTOMERS = ['V201', 'V202', 'V203', 'V204', 'V205', 'V206'];
const AREAS = [
  'Managing tenancy and accommodation',
  'Self-care living skills',
  'Social networks and relationships',
];

/**
 * Gives a team sixteen weeks to look back on: six people, each with something in each of three
 * areas every week, so that the channel may see all of it (R108).
 */
export async function fillWeeks(team: Team): Promise<void> {
  const { id } = await onlyWorkspace(team.ledger);
  const now = team.slack.clock.now();
  const people = ['customer,introduced_on,housed_on,benefits_on,lead_coordinator'];
  people.push(...CUSTOMERS.map((one) => `${one},,,,`), '');
  await importCustomers(team.ledger, id, people.join('\n'), { now });
  const done = await importPurchases(team.ledger, id, purchases(), { now });
  if (!done.ok) throw new Error(JSON.stringify(done.faults.slice(0, 3)));
}

function purchases(): string {
  const rows: string[] = [
    'reference,date,customer,coordinator,category,item,amount,paid_by,outcome_area,purpose,signed_off_by',
  ];
  for (let week = 0; week <= WEEKS; week += 1) {
    const day = addDays(FIRST, 7 * week);
    for (const customer of CUSTOMERS) {
      for (const area of AREAS) {
        const reference = `P${String(rows.length).padStart(5, '0')}`;
        rows.push(
          `${reference},${day},${customer},coordinator-1,Clothes,Socks,4.50,petty cash,${area},warm feet,`,
        );
      }
    }
  }
  return [...rows, ''].join('\n');
}
