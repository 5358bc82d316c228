import type { Day } from '../domain/day.ts';
import { formatMeetingRule, parseMeetingRule } from '../domain/meeting-rule.ts';
import { type Pence, readOneAmount } from '../domain/money.ts';
import { type DayScope, readTolerance } from '../domain/policy.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { TEAM } from '../messages/ids.ts';
import { meetingRuleSentence } from '../messages/meeting-rule.ts';
import { SET_UP_FAULTS } from '../messages/set-up-faults.ts';
import { asTyped } from '../messages/text.ts';
import { type Act, today } from './act.ts';
import { type Faults, faultsUnder, type StepTaken, saveStep } from './set-up.ts';

/** Step 3 as it was sent. */
export interface ToldHow {
  readonly item: string;
  readonly day: string;
  readonly scope: DayScope;
  readonly tolerance: string;
  readonly from: Day;
  readonly meeting: string;
  readonly workFrom: string;
  readonly workUntil: string;
  readonly budgetYearStart: string;
  readonly planningFigure: string;
  readonly receiptPhotos: boolean;
  readonly digestPicture: boolean;
}

/**
 * Takes the last step: limits hold from their day on (R21), everybody who is new gets a hello, and
 * whoever did it reads how the team is set up now. The same form sent twice does it once.
 */
export async function takeHow(act: Act, told: ToldHow, key: string): Promise<StepTaken> {
  const read = readHow(act, told);
  if ('faults' in read) return faultsUnder(read.faults);
  const { scope, from, workFrom, workUntil, budgetYearStart } = told;
  const { receiptPhotos, digestPicture } = told;
  const limits = { item: read.item, day: read.day, tolerance: read.tolerance, scope, from };
  const settings = {
    ...{ meeting: read.meeting, planningPence: read.planningPence },
    ...{ workFrom, workUntil, budgetYearStart, receiptPhotos, digestPicture },
  };
  try {
    const fault = await saveStep(act, { ...settings, limits, finishes: true }, async (writer) => {
      await keepAnswer(writer, `${key}:${TEAM.item}`, { kind: 'set_up' });
      await owe(writer, { kind: 'set_up', subject: {}, conversation: act.staff.slackId });
    });
    if (fault !== undefined) return faultsUnder({ [TEAM.from]: fault });
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  return { kind: 'closed' };
}

type ReadHow =
  | { readonly faults: Faults }
  | {
      readonly item: Pence;
      readonly day: Pence;
      readonly tolerance: Pence;
      readonly planningPence: Pence;
      readonly meeting: string | null;
    };

function readHow(act: Act, told: ToldHow): ReadHow {
  const item = readOneAmount(told.item);
  const day = readOneAmount(told.day);
  const tolerance = readTolerance(told.tolerance);
  const planningPence = readOneAmount(told.planningFigure);
  const meeting = readMeeting(told.meeting);
  const faults = {
    ...(item === undefined ? { [TEAM.item]: SET_UP_FAULTS.amount } : {}),
    ...(day === undefined ? { [TEAM.day]: SET_UP_FAULTS.amount } : {}),
    ...(tolerance === undefined ? { [TEAM.tolerance]: SET_UP_FAULTS.amount } : {}),
    ...(planningPence === undefined ? { [TEAM.planningFigure]: SET_UP_FAULTS.amount } : {}),
    ...(told.from < today(act) ? { [TEAM.from]: SET_UP_FAULTS.past } : {}),
    ...(meeting.fault === undefined ? {} : { [TEAM.meeting]: meeting.fault }),
    ...(told.workFrom < told.workUntil ? {} : { [TEAM.workUntil]: SET_UP_FAULTS.hours }),
  };
  const isRead = item !== undefined && day !== undefined && tolerance !== undefined;
  if (!isRead || planningPence === undefined || Object.keys(faults).length > 0) return { faults };
  return { item, day, tolerance, planningPence, meeting: meeting.rule ?? null };
}

/** Errors in a form are plain text, so what the sentence quotes is given back as it was typed. */
function readMeeting(text: string): { rule?: string; fault?: string } {
  if (text === '') return {};
  const read = parseMeetingRule(text);
  return read.ok
    ? { rule: formatMeetingRule(read.rule) }
    : { fault: asTyped(meetingRuleSentence(read)) };
}
