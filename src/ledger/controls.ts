import type {
  ControlCheck,
  LimitsUsed,
  Override,
  Pending,
  RoleChange,
} from '../domain/controls.ts';
import { addDays, type Day, type Days, dayOf, daysBetween, instantAt } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import { byName, type Colleague } from '../domain/sign-off.ts';
import { ROLES, type Role } from '../domain/staff.ts';
import { duplicates } from './duplicates.ts';
import { filesGiven } from './exported-files.ts';
import type { Reader } from './open.ts';
import { ownDecisions } from './own-decisions.ts';
import { colleagues, toColleague } from './people.ts';

interface Asked {
  readonly reader: Reader;
  readonly days: Days;
  readonly timezone: string;
  /** The period as instants, the last not included. */
  readonly at: { readonly gte: Date; readonly lt: Date };
  readonly now: Date;
}

/** R142: the control check of a period, both days included; what waits is told as of now. */
export async function controlCheck(
  reader: Reader,
  days: Days,
  { timezone, now }: { readonly timezone: string; readonly now: Date },
): Promise<ControlCheck> {
  const [gte, lt] = [days.from, addDays(days.to, 1)].map((on) => instantAt(on, '00:00', timezone));
  if (gte === undefined || lt === undefined) throw new Error('A period has two ends');
  const asked = { reader, days, timezone, at: { gte, lt }, now };
  return {
    days,
    roles: await rolesNow(reader),
    changes: await roleChanges(asked),
    limits: await limitsUsed(asked),
    retrospective: await retrospective(asked),
    ownTries: await ownTries(asked),
    pending: await pending(asked),
    unfinished: await unfinished(reader),
    overrides: await overrides(asked),
    interests: await interests(asked),
    duplicates: await duplicates(reader, days),
    files: await files(asked),
    parked: await reader.db.outboxMessage.count({
      where: { workspaceId: reader.workspaceId, state: 'parked', createdAt: asked.at },
    }),
  };
}

async function rolesNow({ db, workspaceId }: Reader): Promise<ControlCheck['roles']> {
  const rows = await db.role.findMany({
    where: { workspaceId, until: null },
    include: { person: true },
    orderBy: { personId: 'asc' },
  });
  return ROLES.map((role) => ({
    role,
    people: rows
      .filter((row) => row.role === role)
      .map(({ person }) => toColleague(person))
      .sort(byName),
  }));
}

async function roleChanges({ reader, at, timezone }: Asked): Promise<RoleChange[]> {
  const rows = await reader.db.role.findMany({
    where: { workspaceId: reader.workspaceId, OR: [{ since: at }, { until: at }] },
    orderBy: { id: 'asc' },
    include: { person: true },
  });
  const within = (moment: Date | null) => moment !== null && moment >= at.gte && moment < at.lt;
  const changes = rows.flatMap(({ person, role, since, until }) => {
    const about = { who: toColleague(person), role: role as Role };
    const given = within(since) ? [{ ...about, at: since, what: 'given' as const }] : [];
    const ended =
      until !== null && within(until) ? [{ ...about, at: until, what: 'ended' as const }] : [];
    return [...given, ...ended];
  });
  return changes
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at: moment, ...change }) => ({ ...change, on: dayOf(moment, timezone) }));
}

async function limitsUsed({ reader, days }: Asked): Promise<LimitsUsed[]> {
  const { db, workspaceId } = reader;
  const rows = await db.policy.findMany({ where: { workspaceId }, orderBy: { version: 'asc' } });
  const used: LimitsUsed[] = [];
  for (const [place, row] of rows.entries()) {
    const next = rows[place + 1]?.startsOn;
    if (row.startsOn > days.to || (next !== undefined && next <= days.from)) continue;
    const entries = await db.purchase.count({
      where: { ...entered(reader, days), policyId: row.id, authority: 'own' },
    });
    const [item, day] = [pence(row.itemLimitPence), pence(row.dayLimitPence)];
    used.push({ from: row.startsOn as Day, item, day, entries });
  }
  return used;
}

/** Entries of the period as they were first made. */
function entered({ workspaceId }: Reader, { from, to }: Days) {
  return { workspaceId, version: 1, kind: 'purchase', day: { gte: from, lte: to } };
}

async function retrospective({ reader, days }: Asked): Promise<ControlCheck['retrospective']> {
  const found = await reader.db.plan.aggregate({
    where: { ...askedIn(reader, days), kind: 'already_paid' },
    _count: true,
    _sum: { upToPence: true },
  });
  return { count: found._count, pence: pence(found._sum.upToPence ?? 0) };
}

function askedIn({ workspaceId }: Reader, { from, to }: Days) {
  return { workspaceId, askedOn: { gte: from, lte: to } };
}

async function ownTries({ reader, days, at, timezone }: Asked): Promise<ControlCheck['ownTries']> {
  const length = daysBetween(days.from, days.to) + 1;
  const tries = await ownDecisions(reader, length, new Date(at.lt.getTime() - 1));
  const plans = await reader.db.plan.findMany({
    where: { workspaceId: reader.workspaceId, id: { in: tries.map(({ planId }) => planId) } },
    select: { id: true, reference: true },
  });
  const references = new Map(plans.map(({ id, reference }) => [id, reference]));
  const people = await colleagues(
    reader,
    tries.map(({ by }) => by),
  );
  return tries.map(({ by, planId, at: moment }) => ({
    who: people.get(by) ?? somebody(by),
    reference: references.get(planId) ?? '',
    on: dayOf(moment, timezone),
  }));
}

const somebody = (id: number): Colleague => ({ id, slackId: undefined, name: undefined });

async function pending({ reader, now, timezone }: Asked): Promise<Pending[]> {
  const rows = await reader.db.plan.findMany({
    where: { workspaceId: reader.workspaceId, state: 'waiting' },
    orderBy: { askedAt: 'asc' },
    select: { reference: true, askedOn: true, answerBy: true },
  });
  return rows.map(({ reference, askedOn, answerBy }) => ({
    reference,
    askedOn: askedOn as Day,
    age: daysBetween(askedOn as Day, dayOf(now, timezone)),
    overdue: answerBy !== null && answerBy < now,
  }));
}

async function unfinished({ db, workspaceId }: Reader): Promise<ControlCheck['unfinished']> {
  const found = await db.draft.aggregate({
    where: { workspaceId, state: 'open' },
    _count: true,
    _min: { day: true },
  });
  return { count: found._count, oldest: (found._min.day ?? undefined) as Day | undefined };
}

async function overrides({ reader, days, at }: Asked): Promise<Record<Override, number>> {
  const { db, workspaceId } = reader;
  const approved = { workspaceId, outcome: 'approved', decidedAt: at };
  const corrections = await db.purchase.findMany({
    where: { workspaceId, recordedAt: at, kind: { in: ['amendment', 'void'] } },
    select: { buyerId: true, recordedById: true },
  });
  return {
    twins: await db.draft.count({
      where: { workspaceId, keptFor: 'twin', state: 'saved', closedAt: at },
    }),
    soft: await db.decision.count({ where: { ...approved, plan: { softRule: { not: null } } } }),
    conditions: await db.decision.count({ where: { ...approved, reason: { not: null } } }),
    beyond: await db.plan.count({ where: { ...askedIn(reader, days), kind: 'beyond' } }),
    backdated: await db.purchase.count({
      where: { workspaceId, version: 1, recordedAt: at, backdatedWhy: { not: null } },
    }),
    corrected: corrections.filter(({ buyerId, recordedById }) => buyerId !== recordedById).length,
  };
}

async function files({ reader, at, timezone }: Asked): Promise<ControlCheck['files']> {
  const given = await filesGiven(reader, { since: at.gte, until: at.lt });
  return given.map((one) => ({ ...one, on: dayOf(one.at, timezone) }));
}

async function interests({ reader, days, at }: Asked): Promise<ControlCheck['interests']> {
  const { db, workspaceId } = reader;
  return {
    buyers: await db.plan.count({ where: { ...askedIn(reader, days), interest: true } }),
    managers: await db.interest.count({ where: { workspaceId, at } }),
  };
}
