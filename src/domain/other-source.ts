import { OTHER_SOURCES } from './purchase.ts';

/** What a worker found at another source (R41). */
export const SOURCE_ANSWERS = ['tried', 'not_available', 'too_slow', 'not_now'] as const;
export type SourceAnswer = (typeof SOURCE_ANSWERS)[number];

/** One answer about one source, for a purchase or a request. */
export interface SourceCheck {
  readonly reference: string;
  readonly source: string;
  readonly answer: SourceAnswer;
}

/** What the form's list of sources sends: `bus_pass`, or with the answer `bus_pass:too_slow`. */
export function readSource(
  value: string | undefined,
): { source: string; answer: SourceAnswer } | undefined {
  const [code, answered] = (value ?? '').split(':');
  const source = OTHER_SOURCES.find((one) => one.code === code)?.code;
  if (source === undefined) return undefined;
  const answer = SOURCE_ANSWERS.find((one) => one === answered);
  return { source, answer: answer ?? plainAnswer(source) };
}

/** The same as a purchase or a request keeps it: the answer only where one was given. */
export function sourceTold(value: string | undefined): {
  otherSource: string | undefined;
  sourceAnswer: SourceAnswer | undefined;
} {
  const read = readSource(value);
  const isAnswered = value?.includes(':') === true;
  return { otherSource: read?.source, sourceAnswer: isAnswered ? read?.answer : undefined };
}

/** The same value again, for the form to show. */
export function sourceValue({
  otherSource,
  more,
}: Parameters<typeof checkTold>[0]): string | undefined {
  const { sourceAnswer } = more;
  return sourceAnswer === undefined ? otherSource : `${otherSource}:${sourceAnswer}`;
}

/** A source that was only named was tried; where none was named, none was to be had. */
function plainAnswer(source: string): SourceAnswer {
  return source === 'none' ? 'not_available' : 'tried';
}

/** What was told of another source with a purchase, as a check that is counted; none untold. */
export function checkTold(told: {
  readonly otherSource: string | undefined;
  readonly more: { readonly sourceAnswer: string | undefined };
}): Omit<SourceCheck, 'reference'> | undefined {
  const { otherSource, more } = told;
  return readSource(otherSource === undefined ? undefined : `${otherSource}:${more.sourceAnswer}`);
}
