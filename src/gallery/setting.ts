import { day } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import type { Named } from '../domain/purchase.ts';
import type { Colleague } from '../domain/sign-off.ts';

/** The made-up team's people, day, limits and lists, the same in every state. */

export const NOW = new Date('2026-06-17T10:12:00Z');
export const TODAY = day('2026-06-17');
export const TIMEZONE = 'Europe/London';
export const WORKER: Colleague = { id: 1, slackId: 'U0PR000003', name: 'coordinator-3' };
export const MANAGER: Colleague = { id: 31, slackId: 'U0PR000031', name: 'manager-1' };
export const CUSTOMER = { id: 42, reference: 'V042' };

export const LIMITS = {
  policyId: 1,
  item: pence(50_00),
  day: pence(100_00),
  scope: 'worker',
  tolerance: pence(0),
} as const;

const named = (labels: readonly string[]): Named[] =>
  labels.map((label, at) => ({ id: at + 1, label }));
export const CATEGORIES = named([
  'Temporary accommodation',
  'Clothes',
  'Transport',
  'Groceries',
  'Soft furnishings',
  'Furniture',
  'Telecommunications',
  'White goods',
  'Cleaning',
  'Property repair',
  'Electronics',
  'Leisure',
  'Health care',
  'Legal services',
  'Education and training',
  'Utilities and arrears',
  'Toiletries',
]);
export const AREAS = named([
  'Managing tenancy and accommodation',
  'Self-care living skills',
  'Physical health',
  'Motivation/taking responsibility',
  'Meaningful use of time',
  'Social networks and relationships',
  'Mental wellbeing',
  'Managing money and personal admin',
  'Substance abuse',
  'Offending',
]);
export const CLOTHES = { id: 2, label: 'Clothes' };
export const SELF_CARE = { id: 2, label: 'Self-care living skills' };
export const NIGHTS = { id: 1, label: 'Temporary accommodation' };
export const TENANCY = { id: 1, label: 'Managing tenancy and accommodation' };

/** So many of a thing. */
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
