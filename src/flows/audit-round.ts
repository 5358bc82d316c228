import { may, mayAll, reachOf } from '../domain/access.ts';
import { auditResults, isFinding } from '../domain/audit.ts';
import { AUDIT_SIZE, MOST_AUDITED } from '../domain/audit-sample.ts';
import { addDays, type Days, daysBetween, monthsBefore, parseDay } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { byName } from '../domain/sign-off.ts';
import type { Staff } from '../domain/staff.ts';
import { auditEntry } from '../ledger/audit-entry.ts';
import {
  type AuditItem,
  type AuditRound,
  auditItems,
  lastRound,
  passedOver,
  roundToLookAt,
} from '../ledger/audits.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { colleagues } from '../ledger/people.ts';
import type { Writer } from '../ledger/writer.ts';
import {
  AUDIT_FAULTS,
  type AuditShown,
  auditRoundForm,
  auditSummary,
  auditView,
} from '../messages/audit-round.ts';
import { entryName } from '../messages/audit-words.ts';
import { AUDIT_ROUND } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { beginAudit } from './audit-items.ts';
import { auditorsFor } from './auditors.ts';
import { drawRound, seedAt } from './draw-audit.ts';
import type { Faults } from './read-words.ts';

const MOST_DAYS = 366;
const HIGHEST_SEED = 2 ** 31 - 1;

/**
 * `/spend audit`: to quality assurance the last round, or the form of the first; to managers its
 * figures; to whoever has something to look at that (R74, R93).
 */
export async function openAudit(act: Act): Promise<Answer> {
  const { read, staff } = act;
  const last = await lastRound(read);
  if (mayAll(staff, 'audit')) {
    return last === undefined ? openRoundForm(act) : showView(auditView(await shown(act, last)));
  }
  const own = may(staff, 'look for audit') ? await roundToLookAt(read, staff.id) : undefined;
  if (own !== undefined) return beginAudit(act, own);
  if (!seesFigures(staff)) return refused({ why: 'not-for-audit' });
  const results = last && auditResults((await auditItems(read, { roundId: last.id })).map(found));
  return showView(
    auditSummary(last && results && { ...last, results, isByItself: last.madeById === undefined }),
  );
}

/** R93: managers, who see no entry. */
function seesFigures({ roles }: Staff): boolean {
  return roles.some((role) => reachOf(role, 'audit') === 'figures');
}

/** `Begin another round`. */
export async function openRoundForm(act: Act): Promise<Answer> {
  if (!may(act.staff, 'begin audit')) return refused({ why: 'not-for-audit' });
  const now = today(act);
  const days = { from: monthsBefore(now, 1), to: addDays(monthsBefore(now, 0), -1) };
  return showView(auditRoundForm({ days, size: AUDIT_SIZE, seed: seedAt(act.at) }));
}

/** The form that begins a round, as it was sent. */
export interface SentRound {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly size: string;
  readonly seed: string;
  readonly who: string | undefined;
  readonly key: string;
}

type Begun = Refused | { kind: 'faults'; faults: Faults } | { kind: 'begun'; shown: AuditShown };

/** Draws a round and sends each auditor one message; the same form again changes nothing. */
export async function beginRound(act: Act, sent: SentRound): Promise<Begun> {
  if (!may(act.staff, 'begin audit')) return refused({ why: 'not-for-audit' });
  const asked = readRound(sent, act);
  if ('kind' in asked) return asked;
  const people = await auditorsFor(act, sent.who === 'qa');
  try {
    const made = await change(act, (writer) => draw(writer, act, { ...asked, people, sent }));
    if (made === undefined) return fault(AUDIT_ROUND.from, AUDIT_FAULTS.nothing);
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  const last = await lastRound(act.read);
  if (last === undefined) throw new Error('A round was begun and is not there');
  return { kind: 'begun', shown: await shown(act, last) };
}

interface Asked {
  readonly days: Days;
  readonly size: number;
  readonly seed: number;
  readonly people: readonly Staff[];
  readonly sent: SentRound;
}

async function draw(
  writer: Writer,
  act: Act,
  { sent, ...asked }: Asked,
): Promise<AuditRound | undefined> {
  const round = await drawRound(writer, { ...asked, timezone: act.workspace.timezone });
  if (round !== undefined) await keepAnswer(writer, sent.key, { kind: 'audit', id: round.id });
  return round;
}

function readRound(
  { from, to, size, seed }: SentRound,
  act: Act,
): Omit<Asked, 'people' | 'sent'> | Extract<Begun, { kind: 'faults' }> {
  const [first, last] = [parseDay(from ?? ''), parseDay(to ?? '')];
  if (first === undefined) return fault(AUDIT_ROUND.from, AUDIT_FAULTS.noDay);
  if (last === undefined) return fault(AUDIT_ROUND.to, AUDIT_FAULTS.noDay);
  if (last < first || last > today(act)) return fault(AUDIT_ROUND.to, AUDIT_FAULTS.backwards);
  if (daysBetween(first, last) >= MOST_DAYS) return fault(AUDIT_ROUND.to, AUDIT_FAULTS.tooLong);
  const [many, start] = [wholeNumber(size), wholeNumber(seed)];
  if (many === undefined || many < 1 || many > MOST_AUDITED) {
    return fault(AUDIT_ROUND.size, AUDIT_FAULTS.size);
  }
  if (start === undefined || start > HIGHEST_SEED) {
    return fault(AUDIT_ROUND.seed, AUDIT_FAULTS.seed);
  }
  return { days: { from: first, to: last }, size: many, seed: start };
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,10}$/u.test(text) ? Number(text) : undefined;
}

function fault(field: string, sentence: string): Extract<Begun, { kind: 'faults' }> {
  return { kind: 'faults', faults: { [field]: sentence } };
}

const found = ({ audited }: AuditItem) => audited;

/** A round as quality assurance sees it. */
async function shown({ read }: Act, round: AuditRound): Promise<AuditShown> {
  const items = await auditItems(read, { roundId: round.id });
  const ids = [...new Set(items.map(({ auditorId }) => auditorId))];
  const people = await colleagues(read, ids);
  return {
    ...{ number: round.number, days: round.days, seed: round.seed },
    isByItself: round.madeById === undefined,
    results: auditResults(items.map(found)),
    people: ids
      .map((id) => {
        const own = items.filter(({ auditorId }) => auditorId === id);
        const who = people.get(id) ?? { id, slackId: undefined, name: undefined };
        const looked = own.filter(({ audited }) => audited !== undefined).length;
        return { who, looked, of: own.length };
      })
      .sort((one, other) => byName(one.who, other.who)),
    findings: await findingsOf(read, items),
    nobody: await namesOf(read, await passedOver(read, round.id)),
  };
}

async function findingsOf(read: Act['read'], items: readonly AuditItem[]) {
  const findings: AuditShown['findings'][number][] = [];
  for (const { audited, subject, reply } of items) {
    if (audited === undefined || !isFinding(audited)) continue;
    const entry = await auditEntry(read, subject);
    if (entry !== undefined) findings.push({ entry, audited, reply });
  }
  return findings;
}

async function namesOf(read: Act['read'], subjects: readonly string[]): Promise<string[]> {
  const entries = await Promise.all(subjects.map((subject) => auditEntry(read, subject)));
  return entries.flatMap((entry) => (entry === undefined ? [] : entryName(entry)));
}
