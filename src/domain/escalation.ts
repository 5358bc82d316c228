import { addHours } from 'date-fns/addHours';
import { addMilliseconds } from 'date-fns/addMilliseconds';
import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { answerBy, type Urgency } from './urgency.ts';
import { addWorkingHours, type WorkingHours } from './working-time.ts';

/** Remind whoever has it, bring in the next manager, or tell whoever asked to ring. */
export type EscalationKind = 'remind' | 'next_manager' | 'ring';

/** One thing that is done while a request waits. Steps are numbered from 1. */
export interface EscalationStep {
  readonly step: number;
  readonly at: Date;
  readonly kind: EscalationKind;
}

/** How long a request waits for each step. */
export interface EscalationTimes {
  /** For `now`: minutes by the clock, at any hour of any day. */
  readonly minutes: Readonly<Record<EscalationKind, number>>;
  /** For all others: hours of work (R30). */
  readonly workingHours: Readonly<Record<'remind' | 'next_manager', number>>;
}

/** Until a team says otherwise. */
export const ESCALATION_TIMES: EscalationTimes = {
  minutes: { remind: 10, next_manager: 20, ring: 30 },
  workingHours: { remind: 4, next_manager: 8 },
};

/** Hours before closing by which whoever has it is reminded of what is needed that day. */
const LAST_CALL_HOURS = 1;

/**
 * What happens while a request waits, in the order of time (R30). Somebody at a counter is helped
 * at night and at weekends too; nobody is reminded of anything else outside working hours. What is
 * needed today is called to mind before the day is over.
 * @param from when it was asked, or its waiting began anew
 * @throws RangeError for an invalid instant, unknown time zone, or no time of work.
 */
export function escalationSteps(
  urgency: Urgency,
  from: Date,
  hours: WorkingHours,
  timezone: string,
  { minutes, workingHours }: EscalationTimes = ESCALATION_TIMES,
): EscalationStep[] {
  const atWork = (count: number) => addWorkingHours(from, count, hours, timezone);
  const reminders = (one: 'today' | 'week') => {
    const usual = atWork(workingHours.remind);
    return one === 'week' ? [usual] : [usual, lastCall(atWork(0), from, hours, timezone)];
  };
  const steps: Omit<EscalationStep, 'step'>[] =
    urgency === 'now'
      ? [
          { kind: 'remind', at: addMinutes(from, minutes.remind) },
          { kind: 'next_manager', at: addMinutes(from, minutes.next_manager) },
          { kind: 'ring', at: addMinutes(from, minutes.ring) },
        ]
      : [
          { kind: 'remind', at: min(reminders(urgency)) },
          { kind: 'next_manager', at: atWork(workingHours.next_manager) },
        ];
  return steps
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((step, index) => ({ step: index + 1, ...step }));
}

/** An hour before the answer is needed; asked later than that, half way to it. */
function lastCall(begins: Date, from: Date, hours: WorkingHours, timezone: string): Date {
  const due = answerBy('today', from, hours, timezone);
  const halfWay = addMilliseconds(begins, (due.getTime() - begins.getTime()) / 2);
  return max([addHours(due, -LAST_CALL_HOURS), halfWay]);
}

/**
 * The one step to do next, when its time has come. After a standstill several may be due: do this
 * one, and ask again until there is none, so that the next manager is not passed over.
 * @param doneUpTo the number of the last step that was done; 0 when none was.
 */
export function dueStep(
  steps: readonly EscalationStep[],
  doneUpTo: number,
  now: Date,
): EscalationStep | undefined {
  return steps.find(({ step, at }) => step > doneUpTo && at <= now);
}
