import { type Day, formatDay } from '../domain/day.ts';
import type { ReferenceFault } from '../domain/new-reference.ts';

/** Under the reference: why it cannot be used, and what to do. */
export function referenceFaultSentence(fault: ReferenceFault): string {
  switch (fault.why) {
    case 'shape':
      return 'Use 2 to 12 letters, figures and hyphens, with at least one letter and one figure, such as V4711K.';
    case 'amount':
      return 'That would read as an amount in a line. Begin with another letter.';
    case 'name':
      return 'That could be a name. Use at most three letters together, and none that are a name.';
    case 'date':
      return 'That could be a date of birth. Use figures that are no date.';
    case 'personal':
      return 'That reads as a number or postcode that others know a person by. Use one that means nothing.';
    case 'check':
      return `Its check letter does not fit: with these figures it would be ${fault.letter}. Look at it once more.`;
  }
}

/** Under the reference: somebody has it. */
export function takenSentence(reference: string, closed: boolean): string {
  const what = closed
    ? 'It is closed; a manager can open it again.'
    : 'Use it, or choose another here.';
  return `${reference} is on file already. ${what}`;
}

/** Under a day that is none, or is still to come. */
export function dayFault(isFuture: boolean): string {
  return isFuture ? 'That day is still to come. Choose today or earlier.' : 'Choose the day.';
}

/** Under the day of closing: before the case began. */
export function tooEarlyFault(introducedOn: Day): string {
  return `They were introduced on ${formatDay(introducedOn)}. Choose that day or a later one.`;
}

/** Under a person who cannot lead a case. */
export function personFault(isLeadAlready: boolean): string {
  return isLeadAlready
    ? 'It is in their caseload already. Choose somebody else.'
    : 'Choose a worker or manager of the team.';
}
