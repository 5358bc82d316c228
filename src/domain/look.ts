/** R124: what of a customer's is looked at. A year and the facts behind a card are one kind. */
export const LOOKED_AT = ['history', 'details', 'year'] as const;
export type LookedAt = (typeof LOOKED_AT)[number];

/** R124: what a look outside one's own caseload may be for. */
export const PURPOSES = [
  { code: 'cover', label: 'I cover for a colleague' },
  { code: 'complaint', label: 'A complaint' },
  { code: 'audit', label: 'An audit' },
  { code: 'safeguarding', label: 'Safeguarding' },
  { code: 'money', label: 'A question about the money' },
  { code: 'other', label: 'Something else: say what' },
] as const;
export type Purpose = (typeof PURPOSES)[number]['code'];

export function isPurpose(code: string | undefined): code is Purpose {
  return PURPOSES.some((one) => one.code === code);
}

/** What somebody says that they look for; the words are needed only with something else. */
export interface Why {
  readonly purpose: Purpose;
  readonly words: string | undefined;
}
