import { describe, expect, it } from 'vitest';
import { ACCESS, RIGHTS, type Right, reachOf, SEATS, type Seat } from '../src/domain/access.ts';
import { ACTION_RIGHTS, EVENT_RIGHTS, LINE_RIGHT, VIEW_RIGHTS } from '../src/listeners/rights.ts';
import { WORDS } from '../src/listeners/words.ts';
import { ACTIONS, VIEWS } from '../src/messages/ids.ts';
import { refusalSentence } from '../src/messages/refusals.ts';
import { LOOKED_AT } from './support/access.ts';
import { write } from './support/customers.ts';
import { type Mailboxes, openMailboxes } from './support/mailboxes.ts';
import { startTeam, type Team, WEDNESDAY } from './support/team.ts';

/** Somebody who tries: in a seat, or outside all of them. */
interface Somebody {
  readonly who: string;
  readonly user: string;
  readonly team: string;
  readonly seat: Seat | undefined;
  /** What they read whatever they try; undefined where the right has its own sentence. */
  readonly always: RegExp | undefined;
}

const TEAM = 'T0PRACTICE';
const seated = (seat: Seat, user: string): Somebody => ({
  ...{ who: seat, user, team: TEAM, seat, always: undefined },
});
const outside = (who: string, user: string, always: RegExp, team = TEAM): Somebody => ({
  ...{ who, user, team, seat: undefined, always },
});

const NOT_LISTED = /not on the team’s list|Only .* can change the set-up|data protection lead/;
const FROM_OUTSIDE = /Only people of this workspace can use Oatcake/;

const PEOPLE: readonly Somebody[] = [
  seated('worker', 'U0PR000002'),
  seated('manager', 'U0PR000031'),
  seated('qa', 'U0PR000041'),
  seated('finance', 'U0PR000042'),
  seated('admin', 'U0PR000043'),
  seated('lead', 'U0PR000009'),
  outside('whose role was taken away', 'U0PR000008', NOT_LISTED),
  outside('a guest', 'U0PR000051', /Guests cannot use Oatcake/),
  outside('somebody by Slack Connect', 'U0PR000006', FROM_OUTSIDE),
  outside('a closed account', 'U0PR000007', FROM_OUTSIDE),
  outside(
    'nobody that Slack knows',
    'U0NOBODY00',
    /workspace can use Oatcake|not on the team’s list|Only .* can change|data protection lead|could not say just now/,
  ),
  outside(
    'a manager’s id from another workspace',
    'U0PR000031',
    /not set up for this workspace|Only people of this workspace/,
    'T0OTHER',
  ),
];

/** Takes the roles of two away, names the lead, and makes a stranger and a closed account. */
async function prepare(team: Team): Promise<void> {
  await write(team, async ({ db, workspaceId }) => {
    const people = await db.person.findMany({
      where: { slackId: { in: ['U0PR000008', 'U0PR000009'] } },
    });
    const lead = people.find(({ slackId }) => slackId === 'U0PR000009');
    await db.role.updateMany({
      where: { personId: { in: people.map(({ id }) => id) } },
      data: { until: WEDNESDAY },
    });
    const data = { protectionLeadId: lead?.id ?? null };
    await db.workspace.update({ where: { id: workspaceId }, data });
  });
  await team.slack.changePerson('U0PR000006', { teamId: 'T0ELSEWHERE' });
  await team.slack.changePerson('U0PR000007', { deleted: true });
}

/** One thing tried by one person, and what became of it. */
interface Cell {
  readonly way: string;
  readonly right: Right;
  readonly by: Somebody;
  /** What they read; undefined for a way that says nothing to whoever may not. */
  tried(): Promise<string | undefined>;
}

/** Ways that only redraw a form in front: whoever may not sees it stay as it is. */
const SILENT = new Set<string>([
  ACTIONS.formCategory,
  ACTIONS.customer,
  ACTIONS.addMore,
  ACTIONS.addLine,
  ACTIONS.removeLine,
]);

const mayBy = ({ by: { seat }, right }: Cell) =>
  seat !== undefined && reachOf(seat, right) !== undefined;

function expected({ by, right }: Cell): RegExp {
  if (by.always !== undefined) return by.always;
  if (by.seat === 'lead') return NOT_LISTED;
  if (right === 'set up') return /Only .* can change the set-up/;
  if (right === 'confirm') return /Only the data protection lead/;
  return new RegExp(plain(refusalSentence({ why: ACCESS[right].otherwise })), 'u');
}

const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

async function tryAll(cells: readonly Cell[]): Promise<{ allowed: number; refused: number }> {
  const wrong: string[] = [];
  const counts = { allowed: 0, refused: 0 };
  const one = async (cell: Cell) => {
    const read = await cell.tried();
    const told = `${cell.by.who}: ${cell.way} (${cell.right}): ${read?.slice(0, 300)}`;
    if (mayBy(cell)) {
      counts.allowed += 1;
      const mayNot = refusalSentence({ why: ACCESS[cell.right].otherwise });
      const general = /Guests cannot|people of this workspace|not on the team’s list/;
      if (read !== undefined && (general.test(read) || isOwnRefusal(cell, read, mayNot)))
        wrong.push(told);
    } else {
      counts.refused += 1;
      if (read === undefined ? !SILENT.has(cell.way) : !expected(cell).test(read)) wrong.push(told);
    }
  };
  for (let at = 0; at < cells.length; at += 8) await Promise.all(cells.slice(at, at + 8).map(one));
  expect(wrong).toEqual([]);
  return counts;
}

/** What is not theirs by its number is refused by the story, in the words of a lacking right. */
const BY_THE_STORY = new Set<Right>([
  'actions',
  'report',
  'audit',
  'look for audit',
  'reply to audit',
]);
const isOwnRefusal = ({ right }: Cell, read: string, sentence: string) =>
  !BY_THE_STORY.has(right) && read.includes(sentence);

const ids = <K extends string>(named: Readonly<Record<K, string>>) => Object.keys(named) as K[];

function clicks(team: Team, boxes: Mailboxes): Cell[] {
  return ids(ACTIONS).flatMap((name) => {
    const right = ACTION_RIGHTS[name];
    const way = ACTIONS[name];
    if (right === 'the word’s own') return [];
    return PEOPLE.map((by): Cell => {
      const mark = `${way}:${by.who}`;
      const tried = async () => {
        await team.slack.send('interactive', clickOf(team, by, way, boxes.url(mark)));
        const isAnswered =
          !SILENT.has(way) && (by.seat === undefined || reachOf(by.seat, right) === undefined);
        return (isAnswered ? await boxes.soon(mark) : boxes.at(mark)) || undefined;
      };
      return { way, right, by, tried };
    });
  });
}

function clickOf(team: Team, { user, team: of, who }: Somebody, action: string, url: string) {
  return {
    type: 'block_actions',
    team: { id: of, domain: 'practice' },
    user: { id: user, username: 'somebody', team_id: of },
    api_app_id: team.slack.app.id,
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0PRMANAGE' },
    channel: { id: 'C0PRMANAGE', name: 'privategroup' },
    trigger_id: `forged.${action}.${who}`,
    response_url: url,
    actions: [{ type: 'button', action_id: action, block_id: 'b', value: '999', action_ts: '1.1' }],
  };
}

function forms(team: Team): Cell[] {
  const sent = ids(VIEWS).filter((name) => !LOOKED_AT.has(name));
  return sent.flatMap((name) =>
    PEOPLE.map((by): Cell => {
      const [way, right] = [VIEWS[name], VIEW_RIGHTS[name]];
      const tried = async () => {
        const ack = await team.slack.send('interactive', {
          type: 'view_submission',
          team: { id: by.team, domain: 'practice' },
          user: { id: by.user, username: 'somebody', team_id: by.team },
          api_app_id: team.slack.app.id,
          trigger_id: `forged.${way}.${by.who}`,
          view: {
            ...{ id: `${way}.${by.who}`, type: 'modal', callback_id: way, private_metadata: '{}' },
            ...{ blocks: [], state: { values: {} } },
          },
          response_urls: [],
        });
        return JSON.stringify(ack);
      };
      return { way, right, by, tried };
    }),
  );
}

function lists(team: Team): Cell[] {
  const found = [ACTIONS.customer, ACTIONS.caseloadFind] as const;
  return found.flatMap((way) =>
    PEOPLE.map((by): Cell => {
      const right: Right = way === ACTIONS.customer ? 'log' : 'customers';
      const tried = async () => {
        const ack = await team.slack.send('interactive', {
          ...{ type: 'block_suggestion', action_id: way, block_id: 'b', value: 'V0' },
          team: { id: by.team, domain: 'practice' },
          user: { id: by.user, username: 'somebody', team_id: by.team },
          ...{ api_app_id: team.slack.app.id, container: { type: 'view', view_id: 'V1' } },
        });
        return JSON.stringify(ack);
      };
      return { way, right, by, tried };
    }),
  );
}

function words(team: Team): Cell[] {
  const known = Object.entries(WORDS).map(([word, { right }]) => [word, right] as const);
  const all: (readonly [string, Right])[] = [
    ...known,
    ['', LINE_RIGHT],
    ['4 V042 tea #social', LINE_RIGHT],
  ];
  return all.flatMap(([text, right]) =>
    PEOPLE.map((by): Cell => {
      const tried = async () => {
        const ack = await team.slack.send('slash_commands', {
          ...{ command: '/spend', text, team_id: by.team, user_id: by.user },
          ...{ channel_id: 'C0PRTEAM00', api_app_id: team.slack.app.id },
          trigger_id: `forged.${text}.${by.who}`,
          response_url: 'http://127.0.0.1:9/',
        });
        return JSON.stringify(ack);
      };
      return { way: `/spend ${text}`, right, by, tried };
    }),
  );
}

let sent = 0;

/** The same words as a line to the app; what they read is the message that comes back to them. */
function messages(team: Team): Cell[] {
  const known = Object.entries(WORDS).map(([word, { right }]) => [word, right] as const);
  const all = [...known, ['4 V042 tea #social', LINE_RIGHT] as const];
  const inside = PEOPLE.filter(({ team: of }) => of === TEAM);
  return all.flatMap(([text, right]) =>
    inside.map((by): Cell => {
      const cell = { way: `a message: ${text}`, right, by };
      const tried = async () => {
        const [from, channel] = [by.user, `D${by.user.slice(1)}`];
        sent += 1;
        const ts = `1781690400.${String(sent).padStart(6, '0')}`;
        const before = toldTo(team, from).length;
        const event = { type: 'message', channel_type: 'im', user: from, text, ts, channel };
        await team.slack.client.tell({ ...event, team: by.team });
        // Something else may come to them in the meantime: whoever may not waits for the refusal.
        const answer = mayBy({ ...cell, tried }) ? /./ : expected({ ...cell, tried });
        const read = () => toldTo(team, from).slice(before).join('\n');
        await expect.poll(read, { timeout: 20_000 }).toMatch(answer);
        return read();
      };
      return { ...cell, tried };
    }),
  );
}

/** All that was posted to somebody. */
function toldTo({ slack }: Team, user: string): string[] {
  return slack.faults.calls
    .filter(({ method, args }) => method === 'chat.postMessage' && args.channel === user)
    .map(({ args }) => JSON.stringify(args.blocks));
}

const told = (what: string, { allowed, refused }: { allowed: number; refused: number }) =>
  process.stdout.write(
    `R93: ${what}: ${allowed + refused} cells tried, ${allowed} let through, ${refused} refused\n`,
  );

describe('R93, R28: each cell of the matrix, by forged payloads, for whoever may and may not', () => {
  it('R93: each button and menu', { timeout: 300_000 }, async () => {
    const team = await startTeam();
    await prepare(team);
    const boxes = await openMailboxes();
    const cells = clicks(team, boxes);
    told('buttons', await tryAll(cells));
    await team.worker.command('team', '/spend help');
    for (const { way, by, right } of cells.filter((cell) => mayBy(cell))) {
      const read = boxes.at(`${way}:${by.who}`);
      expect(read, `${by.who}: ${way}`).not.toMatch(NOT_LISTED);
      if (!BY_THE_STORY.has(right)) {
        expect(read, way).not.toContain(refusalSentence({ why: ACCESS[right].otherwise }));
      }
    }
    expect(await team.reader.db.decision.count()).toBe(0);
  });

  it('R93: each form', { timeout: 300_000 }, async () => {
    const team = await startTeam();
    await prepare(team);
    told('forms', await tryAll(forms(team)));
  });

  it('R93: each word, a line, and the form', { timeout: 300_000 }, async () => {
    const team = await startTeam();
    await prepare(team);
    told('words', await tryAll(words(team)));
    expect(await team.reader.db.purchase.count()).toBe(2);
  });

  it('R93: each word and a line, sent as a message', { timeout: 300_000 }, async () => {
    const team = await startTeam();
    await prepare(team);
    told('messages', await tryAll(messages(team)));
    expect(await team.reader.db.purchase.count()).toBe(2);
  });

  it('R93: each list: whoever may not is offered nothing', { timeout: 60_000 }, async () => {
    const team = await startTeam();
    await prepare(team);
    for (const cell of lists(team)) {
      const read = await cell.tried();
      expect(read?.includes('V042'), `${cell.by.who}: ${cell.way}`).toBe(mayBy(cell));
    }
  });

  it('R93: Home: to whoever is outside, one sentence', { timeout: 60_000 }, async () => {
    const team = await startTeam();
    await prepare(team);
    expect(EVENT_RIGHTS.app_home_opened).toBe('home');
    for (const by of PEOPLE.filter(({ team: of, user }) => of === TEAM && user !== 'U0NOBODY00')) {
      const person = team.slack.asPerson(by.user);
      const home = team.slack.text((await person.openHome()) ?? {});
      if (by.always !== undefined) expect(home, by.who).toMatch(by.always);
      else expect(home, by.who).not.toMatch(/list yet|Guests|people of this workspace/);
      if (by.seat === 'admin') expect(home).not.toMatch(/£|V0|P0|S0/);
    }
  });

  it('R93: every seat and right is a cell', () => {
    expect(RIGHTS.length * SEATS.length).toBeGreaterThan(150);
  });
});
