import { setTimeout as sleep } from 'node:timers/promises';
import type { Goodbye } from '../../src/practice/delivery/sockets.ts';
import type { ApiFault } from '../../src/practice/faults.ts';
import type { Stage } from './trouble.ts';

/** The call that is answered badly, by how often that is tried: most of what the app owes is posts. */
const METHODS = [
  ...Array<string>(6).fill('chat.postMessage'),
  ...['chat.update', 'conversations.history', 'conversations.open', 'users.info', 'views.open'],
];

const ANSWERS: Readonly<Record<string, ApiFault>> = {
  '429': { status: 429, retryAfter: 1 },
  '500, nothing done': { status: 500 },
  '500, and yet done': { status: 500, takesEffect: true },
  'hung up, nothing done': { hangUp: true },
  'hung up, and yet done': { hangUp: true, takesEffect: true },
  'cut off, nothing done': { cutOff: true },
  'cut off, and yet done': { cutOff: true, takesEffect: true },
  internal_error: { error: 'internal_error' },
  late: { holdMs: 1_500 },
  'nothing for eleven seconds': { holdMs: 11_000 },
};

export function answerBadly({ team, chance, tally }: Stage): boolean {
  const method = chance.one(METHODS);
  // One that takes longer than the app waits is rare, since all wait for it here.
  const names = Object.keys(ANSWERS).filter((name) => !/eleven/.test(name) || chance.percent(15));
  const how = chance.one(names);
  const times = /eleven/.test(how) ? 1 : chance.between(1, 3);
  team.slack.faults.failApi(method, ANSWERS[how] ?? {}, times);
  tally.count('Bad answers ordered', how);
  const isDone = ANSWERS[how]?.takesEffect === true || /eleven/.test(how);
  const isPosted = isDone && method === 'chat.postMessage';
  if (isPosted) tally.count('May come twice', 'posted, answer lost', times);
  return true;
}

export function sendTwice({ team, chance, tally }: Stage): boolean {
  const times = chance.between(1, 2);
  team.slack.faults.repeatNext(times);
  tally.count('May come twice', 'sent so by Slack', times);
  return true;
}

export function sendLate({ team, chance }: Stage): boolean {
  team.slack.faults.delayNext(chance.between(100, 2_500));
  return true;
}

/** What may be lost of a file on its way to Slack or from it. */
const FILES: Readonly<Record<string, readonly [method: string, fault: ApiFault]>> = {
  'announced, answer lost': ['files.getUploadURLExternal', { hangUp: true, takesEffect: true }],
  'sent, answer lost': ['files.upload', { hangUp: true, takesEffect: true }],
  'not sent': ['files.upload', { hangUp: true }],
  'not taken': ['files.upload', { status: 500 }],
  'shared, answer lost': ['files.completeUploadExternal', { hangUp: true, takesEffect: true }],
  'shared, 500': ['files.completeUploadExternal', { status: 500, takesEffect: true }],
  'not shared': ['files.completeUploadExternal', { hangUp: true }],
  'not told of': ['files.info', { status: 500 }],
  'not given out': ['files.download', { status: 503 }],
  'cut off half-way': ['files.download', { hangUp: true }],
};

export function loseFiles({ team, chance, tally }: Stage): boolean {
  for (let count = chance.between(2, 4); count > 0; count -= 1) {
    const how = chance.one(Object.keys(FILES));
    const [method, fault] = FILES[how] ?? ['', {}];
    team.slack.faults.failApi(method, fault, chance.between(1, 3));
    tally.count('Losses of files ordered', how);
  }
  return true;
}

const GOODBYES: readonly (Goodbye | undefined)[] = [undefined, 'warning', 'refresh_requested'];

export async function dropSockets({ team, chance }: Stage): Promise<boolean> {
  for (let drops = chance.between(1, 3); drops > 0; drops -= 1) {
    const only = chance.percent(50) ? { only: chance.between(0, 1) } : {};
    team.slack.dropSockets(chance.one(GOODBYES), { ...only, after: chance.between(0, 300) });
    await sleep(chance.between(0, 300));
  }
  return true;
}

export function refuseReconnects({ team, chance }: Stage): boolean {
  const how: ApiFault[] = [{ status: 503 }, { hangUp: true }, { error: 'internal_error' }];
  const times = chance.between(1, 4);
  team.slack.faults.failApi('apps.connections.open', chance.one(how), times);
  team.slack.dropSockets();
  return true;
}

/** Every connection to the app ends in the middle of whatever it carries. */
export async function cutConnections({ door, chance }: Stage): Promise<boolean> {
  let ended = 0;
  for (let cuts = chance.between(1, 4); cuts > 0; cuts -= 1) {
    ended += door?.cut() ?? 0;
    await sleep(chance.between(0, 400));
  }
  return ended > 0;
}

export function loseAnswers({ door, chance }: Stage): boolean {
  door?.loseAnswers(chance.between(1, 4));
  return door !== undefined;
}
