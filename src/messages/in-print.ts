import { type Day, type Days, formatDay } from '../domain/day.ts';
import type { Column, PagePart } from '../pictures/pages.ts';

/** A paragraph. */
export function words(text: string): PagePart {
  return { kind: 'words', text };
}

/** Small print. */
export function small(text: string): PagePart {
  return { kind: 'words', text, isSmall: true };
}

/** A column of words. */
export function left(title: string, share: number): Column {
  return { title, align: 'left', share };
}

/** A column of figures. */
export function right(title: string, share: number): Column {
  return { title, align: 'right', share };
}

/** The first rows of a long list, and how many there are beyond them. */
export function listOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  most: number,
): PagePart[] {
  return [{ kind: 'table', columns, rows: rows.slice(0, most) }, ...more(rows.length - most)];
}

/** What is left out of a printed list stands in the figures beside it. */
export function more(count: number): PagePart[] {
  return count <= 0 ? [] : [small(`And ${count.toLocaleString('en-GB')} more, see the CSV.`)];
}

/** Text of at most so many letters, on one line. */
export function cut(text: string, most: number): string {
  const letters = [...text.replace(/\s+/gu, ' ').trim()];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}

/** What there is of some parts, with a sign between them. */
export function joined(sign: string, ...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(sign);
}

/** `1 January to 31 December 2018`. */
export function period({ from, to }: Days): string {
  const start =
    from.slice(0, 4) === to.slice(0, 4) ? formatDay(from).slice(0, -5) : formatDay(from);
  return `${start} to ${formatDay(to)}`;
}

/** `12 Dec 2018`. */
export function shortDay(on: Day): string {
  const [date, month = '', year] = formatDay(on).split(' ');
  return `${date} ${month.slice(0, 3)} ${year}`;
}
