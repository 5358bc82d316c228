import { BEGUN, beginningFacts, GUIDELINES_GIVEN, SETTINGS } from './beginning.ts';
import type { PersonModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { pageAfter } from './pages.ts';
import { isTold } from './salted.ts';
import {
  type Columns,
  type Effects,
  misfitInState,
  moment,
  recompute,
  type StateKind,
  type Told,
  toldOf,
  unlikeTold,
} from './verify-states.ts';

/** R18, R28: settings, people and roles, recomputed from the history. */
export async function misfitInTeam(reader: Reader): Promise<string | undefined> {
  return (
    (await misfitInWorkspace(reader)) ??
    (await misfitInState(reader, PEOPLE)) ??
    (await misfitInRoles(reader))
  );
}

const SET: ReadonlySet<string> = new Set([...SETTINGS, 'setUpAt', 'liveConfirmedAt']);

/** What an entry sets; days and times of its own stand as moments. */
function set({ facts }: Told): Columns {
  const told = Object.entries(facts).filter(([column]) => SET.has(column));
  return Object.fromEntries(
    told.map(([column, value]) => [column, column.endsWith('At') ? moment(value) : value]),
  );
}

const WORKSPACE: Effects<unknown> = {
  [BEGUN]: (told) => ({ ...set(told), setUpAt: null, liveConfirmedAt: null }),
  'workspace.set-up': set,
  'workspace.changed': set,
  'workspace.claimed': set,
  'duty.changed': ({ facts }) => ({ onDutyId: facts.onDuty }),
  'lead.named': ({ facts }) => ({ protectionLeadId: facts.lead }),
};

async function misfitInWorkspace(reader: Reader): Promise<string | undefined> {
  const { db, workspaceId } = reader;
  const subject = `workspace:${workspaceId}`;
  const row = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const told = (await toldOf(reader, [subject])).get(subject) ?? [];
  const column = unlikeTold(row, recompute(WORKSPACE, told, row));
  if (column !== undefined) return `The workspace's "${column}" is not what the history says.`;
  const edition = await editionOf(reader);
  if (row.rulesVersion !== edition)
    return `The guidelines' edition is ${edition}, not the one said.`;
  const [begun] = told;
  if (begun?.kind !== BEGUN) return undefined;
  const given = told.findLast(({ kind }) => kind === GUIDELINES_GIVEN);
  return misfitInBeginning(reader, { ...begun.facts, ...given?.facts });
}

async function editionOf({ db, workspaceId }: Reader): Promise<number> {
  const where = { workspaceId };
  const { _max } = await db.guideline.aggregate({ where, _max: { version: true } });
  return _max.version ?? 1;
}

/** The words and limits that every team begins with, and what the ledger was born as. */
async function misfitInBeginning(
  reader: Reader,
  facts: Told['facts'],
): Promise<string | undefined> {
  const ledger = await reader.db.ledger.findUnique({ where: { id: 1 } });
  if (ledger?.kind !== facts.ledger || ledger?.bornAt.toISOString() !== facts.bornAt) {
    return `The ledger was born as ${facts.ledger} at ${facts.bornAt}, and says otherwise.`;
  }
  const made = await beginningFacts(reader);
  const changed = Object.keys(made).find((part) => made[part] !== facts[part]);
  return changed && `The ${changed} that the team began with were changed.`;
}

const PEOPLE: StateKind<PersonModel> = {
  name: 'Person',
  subject: 'person',
  page: ({ db, workspaceId }, afterId, most) =>
    db.person.findMany(pageAfter(workspaceId, afterId, most)),
  effects: {
    'person.added': ({ facts }) => ({
      slackId: facts.slackId,
      isGroup: facts.isGroup,
      name: isTold(facts, 'name'),
      cardLastFour: isTold(facts, 'card'),
      signposts: true,
    }),
    'person.named': ({ facts }) => ({
      slackId: null,
      isGroup: false,
      name: isTold(facts, 'name'),
      cardLastFour: null,
      signposts: true,
    }),
    'person.linked': ({ facts }) => ({ slackId: facts.slackId }),
    'person.renamed': ({ facts }) => ({ name: isTold(facts, 'name') }),
    'person.card': ({ facts }) => ({ cardLastFour: isTold(facts, 'card') }),
    'person.signposts': ({ facts }) => ({ signposts: facts.signposts }),
  },
};

/** A role as the history gave it: from when, and until when. */
interface Given {
  readonly role: unknown;
  readonly since: number;
  until: number | null;
}

/** Every role that was given is there, from its moment until the one that ended it, and no other. */
async function misfitInRoles(reader: Reader): Promise<string | undefined> {
  const { db, workspaceId } = reader;
  const people = await db.person.findMany({ where: { workspaceId }, select: { id: true } });
  const rows = await db.role.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
  const told = await toldOf(
    reader,
    people.map(({ id }) => `person:${id}`),
  );
  for (const { id } of people) {
    const held = rows
      .filter(({ personId }) => personId === id)
      .map(({ role, since, until }) => ({
        role,
        since: since.getTime(),
        until: until?.getTime() ?? null,
      }));
    const given = givenTo(told.get(`person:${id}`) ?? []);
    if (JSON.stringify(held) !== JSON.stringify(given)) {
      return `Person (person:${id}): the roles are not what the history says.`;
    }
  }
  return undefined;
}

function givenTo(told: readonly Told[]): Given[] {
  const given: Given[] = [];
  for (const { kind, at, facts } of told) {
    if (kind === 'role.given') {
      given.push({ role: facts.role, since: at.getTime(), until: null });
    }
    if (kind !== 'role.ended') continue;
    const held = given.findLast((one) => one.role === facts.role && one.until === null);
    if (held !== undefined) held.until = at.getTime();
  }
  return given;
}
