import type { DraftModel, PlanModel } from './generated/models.ts';
import { digest } from './history.ts';
import type { Reader } from './open.ts';
import { pageAfter } from './pages.ts';
import { misfitInState, moment, type StateKind, type Told } from './verify-states.ts';

const settled =
  (state: string) =>
  ({ at, facts: { before, soFar } }: Told) => ({
    state,
    settledAt: at,
    ...(soFar === undefined ? {} : { boughtPence: soFar }),
    // What was bought last is told next, by an entry of its own.
    ...(before === soFar ? {} : { boughtId: undefined }),
  });

const REQUESTS: StateKind<PlanModel> = {
  name: 'Request',
  subject: 'plan',
  page: ({ db, workspaceId }, afterId, most) =>
    db.plan.findMany(pageAfter(workspaceId, afterId, most)),
  effects: {
    'plan.asked': ({ at, facts }) => ({
      askedAt: at,
      urgency: facts.urgency,
      answerBy: moment(facts.answerBy),
      withId: facts.with,
      step: 0,
      waitsFrom: at,
      state: 'waiting',
      settledAt: null,
      boughtId: null,
      boughtPence: 0,
    }),
    'plan.urgency': ({ at, facts }) => ({
      urgency: facts.to,
      answerBy: moment(facts.answerBy),
      withId: facts.with,
      step: 0,
      waitsFrom: at,
    }),
    'plan.step': ({ facts }) => ({ step: facts.step, withId: facts.with }),
    'plan.passed_on': ({ facts }) => ({ withId: facts.to }),
    'plan.waits-again': ({ at }) => ({ step: 0, waitsFrom: at }),
    'plan.approved': settled('approved'),
    'plan.declined': settled('declined'),
    'plan.bought': settled('bought'),
    'plan.withdrawn': settled('withdrawn'),
    'plan.waiting': settled('waiting'),
    'plan.last-part': ({ facts }) => ({ boughtId: facts.purchase }),
  },
  // Once its words are forgotten, and its salt with them, nothing about it waits any more.
  spared: ({ salt, state }) => (salt === '' && state === 'withdrawn' ? ['state'] : []),
};

const keptFor = ({ kind, facts }: Told) => ({
  keptFor: kind.replace(/^draft\./u, ''),
  overItem: facts.overItem,
  overDay: facts.overDay,
  softRule: facts.softRule,
});

const became = ({ kind, at, facts }: Told) => ({
  state: kind.replace(/^draft\./u, ''),
  closedAt: at,
  purchaseId: facts.purchase,
  planId: facts.plan,
});

const KEPT_LINES: StateKind<DraftModel> = {
  name: 'Kept line',
  subject: 'draft',
  page: ({ db, workspaceId }, afterId, most) =>
    db.draft.findMany(pageAfter(workspaceId, afterId, most)),
  effects: {
    'draft.kept': ({ at, facts }, row) => ({
      createdAt: at,
      keptFor: facts.keptFor,
      overItem: facts.overItem,
      overDay: facts.overDay,
      softRule: facts.softRule,
      categoryId: facts.category,
      areaId: isArea(row, facts.area),
      state: 'open',
      closedAt: null,
      purchaseId: null,
      planId: null,
    }),
    'draft.completed': ({ facts }, row) => ({
      ...('category' in facts ? { categoryId: facts.category } : {}),
      ...('area' in facts ? { areaId: isArea(row, facts.area) } : {}),
    }),
    'draft.to_finish': keptFor,
    'draft.over_limit': keptFor,
    'draft.twin': keptFor,
    'draft.saved': became,
    'draft.asked': became,
    'draft.paid': became,
    'draft.discarded': became,
  },
};

/** The area is in the history as a digest alone. */
function isArea({ salt }: DraftModel, told: unknown) {
  if (told === undefined) return undefined;
  return (area: unknown) => digest(salt, 'area', area as number | null) === told;
}

/** R25, R30: the first request or kept line that does not stand where the history takes it. */
export async function misfitInRequests(reader: Reader): Promise<string | undefined> {
  return (await misfitInState(reader, REQUESTS)) ?? (await misfitInState(reader, KEPT_LINES));
}
