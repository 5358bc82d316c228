import type { Day } from '../domain/day.ts';
import { ended, type GuidelineDraft, guidelineFault } from '../domain/guideline-change.ts';
import { readBringsUp } from '../domain/guideline-words.ts';
import {
  type Guideline,
  type GuidelineKind,
  isFixed,
  isOwn,
  MOST_OWN,
  newestOf,
  ownCode,
  type Trigger,
} from '../domain/guidelines.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { addGuideline, readGuidelines } from '../ledger/guidelines.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import type { Writer } from '../ledger/writer.ts';
import { guidelineSet } from '../messages/guideline-changed.ts';
import {
  GUIDELINE_FAULTS,
  GUIDELINE_LENGTH,
  GUIDELINE_WORDS,
  guidelineForm,
  guidelinesView,
  maySayWhatItAsks,
} from '../messages/guideline-forms.ts';
import { GUIDELINE } from '../messages/ids.ts';
import { type Act, change, guidelinesOf, today } from './act.ts';
import { type Answer, say, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';
import type { Faults } from './read-words.ts';

/** What the form held when it was sent. */
export interface SentGuideline {
  /** The edition that is changed, by the ledger's id; undefined for a new guideline. */
  readonly id: number | undefined;
  readonly title: string;
  readonly text: string;
  readonly kind: string | undefined;
  readonly words: string;
  readonly alternative: string;
  readonly asks: string | undefined;
  readonly startsOn: Day | undefined;
  readonly reviewOn: Day | undefined;
}

/** `Change the guidelines`: all of them, with the ways to change each. */
export async function openGuidelines(act: Act): Promise<Answer> {
  return showView(guidelinesView(newestOf(await guidelinesOf(act), today(act)), today(act)));
}

/** `Add one`, or `Change` on one as it was listed. */
export async function openGuideline(act: Act, id: number | undefined): Promise<Answer> {
  if (id === undefined) return showView(guidelineForm(undefined, today(act)));
  const rule = newest(await guidelinesOf(act), id, today(act));
  return rule === undefined
    ? refused({ why: 'guideline-changed' })
    : showView(guidelineForm(rule, today(act)));
}

/**
 * R47: writes the guideline as the next edition; what it read before stays. The same form again
 * changes nothing; a form about what was changed since is refused.
 */
export async function submitGuideline(
  act: Act,
  sent: SentGuideline,
  key: string,
): Promise<Refused | { kind: 'faults'; faults: Faults } | { kind: 'closed' }> {
  const before = newest(await guidelinesOf(act), sent.id, today(act));
  const told = read(sent, before, today(act));
  const faults = faultsIn(told, before, today(act));
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  try {
    const result = await change(act, async (writer) => {
      const rules = await readGuidelines(writer);
      const now = newest(rules, sent.id, today(act));
      if (sent.id !== now?.id) return refused({ why: 'guideline-changed' });
      if (now === undefined && newestOf(rules, today(act)).filter(isOwn).length >= MOST_OWN) {
        return refused({ why: 'too-many-guidelines', most: MOST_OWN });
      }
      return write(writer, act, told, now?.code, key);
    });
    if (isRefused(result)) return result;
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  return { kind: 'closed' };
}

/** `End`, on one that the team added: from this day on it holds no more. */
export async function endGuideline(act: Act, id: number, key: string): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const rule = newest(await readGuidelines(writer), id, today(act));
    if (rule === undefined) return refused({ why: 'guideline-changed' });
    if (!isOwn(rule)) return refused({ why: 'guideline-stays' });
    const draft = ended(rule, today(act));
    const written = await write(writer, act, draft, rule.code, key, false);
    return { ...rule, ...draft, ...written };
  });
  return isRefused(result) ? result : say(guidelineSet(result));
}

async function write(
  writer: Writer,
  act: Act,
  draft: GuidelineDraft,
  code: string | undefined,
  key: string,
  byMessage = true,
): Promise<{ id: number; version: number }> {
  const written = await addGuideline(writer, draft, code);
  await keepAnswer(writer, key, { kind: 'guideline', id: written.id });
  const subject = { guideline: written.id };
  if (byMessage) {
    await owe(writer, { kind: 'guideline_set', subject, conversation: act.staff.slackId });
  }
  await tellManagers(writer, act, written.id);
  return written;
}

function newest(rules: readonly Guideline[], id: number | undefined, on: Day) {
  return newestOf(rules, on).find((rule) => rule.id === id);
}

/** What was told, over what stands: what the form did not ask stays. */
function read(sent: SentGuideline, before: Guideline | undefined, on: Day): GuidelineDraft {
  const { title, text } = sent;
  const startsOn = sent.startsOn ?? on;
  const fixed = before !== undefined && isFixed(before);
  if (fixed) return { ...before, title, text, startsOn };
  const kind = kindOf(sent.kind) ?? before?.kind ?? 'prompt';
  return {
    ...{ title, text, startsOn, kind, reviewOn: sent.reviewOn, endsOn: undefined },
    alternative: sent.alternative === '' ? undefined : sent.alternative,
    trigger: triggerOf(sent, before),
  };
}

const KINDS: readonly GuidelineKind[] = ['hard', 'soft', 'prompt', 'principle'];

function kindOf(value: string | undefined): GuidelineKind | undefined {
  return KINDS.find((kind) => kind === value);
}

function triggerOf(sent: SentGuideline, before: Guideline | undefined): Trigger {
  const stays = before?.trigger ?? { words: [], except: [], categories: [], asks: [] };
  const words = stays.list === undefined ? readBringsUp(sent.words) : {};
  const trigger = { ...stays, ...words };
  if (!maySayWhatItAsks(before) || sent.asks === undefined) return trigger;
  return { ...trigger, ...askedBy(sent.asks) };
}

/** What a prompt asks, from the value of the form's list: `source:bus_pass`, `why`, or nothing. */
export function askedBy(value: string): Pick<Trigger, 'asks' | 'source'> {
  const [ask, source] = value.split(':');
  if (ask === 'source') return { asks: ['source'], source };
  return { asks: ask === 'why' ? ['why'] : [], source: undefined };
}

/** Writes a new guideline of the team's own, unless it has the most already (R47). */
export async function addOwnGuideline(
  writer: Writer,
  act: Act,
  draft: GuidelineDraft,
): Promise<{ id: number; code: string } | Refused> {
  const own = newestOf(await readGuidelines(writer), today(act)).filter(isOwn);
  if (own.length >= MOST_OWN) return refused({ why: 'too-many-guidelines', most: MOST_OWN });
  const { id, version } = await addGuideline(writer, draft, undefined);
  await tellManagers(writer, act, id);
  return { id, code: ownCode(version) };
}

async function tellManagers(writer: Writer, { workspace }: Act, id: number): Promise<void> {
  const { managersChannel: conversation } = workspace;
  if (conversation === undefined) return;
  await owe(writer, { kind: 'guideline_changed', subject: { guideline: id }, conversation });
}

function faultsIn(told: GuidelineDraft, before: Guideline | undefined, on: Day): Faults {
  const faults: Faults = {};
  const fault = guidelineFault(told, before, on);
  if (fault !== undefined) faults[GUIDELINE_FAULTS[fault][0]] = GUIDELINE_FAULTS[fault][1];
  for (const part of ['title', 'text', 'alternative'] as const) {
    const words = told[part];
    if (words === '') faults[GUIDELINE[part]] = GUIDELINE_WORDS.none;
    else if (words !== undefined && words.length > GUIDELINE_LENGTH[part]) {
      faults[GUIDELINE[part]] = GUIDELINE_WORDS.tooLong(GUIDELINE_LENGTH[part]);
    }
  }
  return faults;
}
