import { addMinutes } from 'date-fns';
import type { Urgency } from './urgency.ts';
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

/**
 * What happens while a request waits, in the order of time (R30). Somebody at a counter is helped
 * at night and at weekends too; nobody is reminded of anything else outside working hours.
 * @throws RangeError for an invalid instant, unknown time zone, or no time of work.
 */
export function escalationSteps(
  urgency: Urgency,
  askedAt: Date,
  hours: WorkingHours,
  timezone: string,
  { minutes, workingHours }: EscalationTimes = ESCALATION_TIMES,
): EscalationStep[] {
  const atWork = (count: number) => addWorkingHours(askedAt, count, hours, timezone);
  const steps: Omit<EscalationStep, 'step'>[] =
    urgency === 'now'
      ? [
          { kind: 'remind', at: addMinutes(askedAt, minutes.remind) },
          { kind: 'next_manager', at: addMinutes(askedAt, minutes.next_manager) },
          { kind: 'ring', at: addMinutes(askedAt, minutes.ring) },
        ]
      : [
          { kind: 'remind', at: atWork(workingHours.remind) },
          { kind: 'next_manager', at: atWork(workingHours.next_manager) },
        ];
  return steps
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map((step, index) => ({ step: index + 1, ...step }));
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
