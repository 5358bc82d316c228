import { type Pence, pence } from './money.ts';

/** What finance may set for a year at most: £20,000,000. */
export const LARGEST_BUDGET: Pence = pence(2_000_000_000);

/** Pounds with or without pence, thousands with or without commas. */
const POUNDS = /^£?\s?(\d{1,3}(?:,\d{3})+|\d{1,8})(?:\.(\d{2}))?$/u;

/** A year's budget as finance types it, in pence; undefined for what is no amount above nought. */
export function parseBudget(text: string): Pence | undefined {
  const [, pounds, fraction = '00'] = POUNDS.exec(text.trim()) ?? [];
  if (pounds === undefined) return undefined;
  const found = Number(pounds.replaceAll(',', '')) * 100 + Number(fraction);
  return found > 0 && found <= LARGEST_BUDGET ? pence(found) : undefined;
}
