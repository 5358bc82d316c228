/** R13: what may have become of a thing; never scored, and it changes no total. */
export const BECAME = [
  { code: 'used', label: 'Used' },
  { code: 'unused', label: 'Not used' },
  { code: 'lost', label: 'Lost' },
  { code: 'sold', label: 'Sold' },
  { code: 'damaged', label: 'Damaged' },
  { code: 'replaced', label: 'Replaced' },
  { code: 'not_known', label: 'Not known' },
] as const;

export type Became = (typeof BECAME)[number]['code'];

/** Whether a text is one of them. */
export function isBecame(text: string | undefined): text is Became {
  return BECAME.some(({ code }) => code === text);
}

/** What was told of a thing once, with a few words where there were any. */
export interface BecameNote {
  readonly value: Became;
  readonly text: string | undefined;
  readonly at: Date;
}
