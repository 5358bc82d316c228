import { expect, it, vi } from 'vitest';
import { Rounds, type Serving } from '../../src/delivery/rounds.ts';

/** Workspaces that owe something; those that hang do so until they are let go. */
function workspaces(owe: number[], hang: number[] = []) {
  const owing = new Set(owe);
  const served: number[] = [];
  const noted: (number | undefined)[] = [];
  const letGo: (() => void)[] = [];
  const serve = async (id: number) => {
    if (!owing.has(id)) return false;
    served.push(id);
    if (hang.includes(id)) await new Promise<void>((resolve) => letGo.push(resolve));
    return owing.delete(id);
  };
  const note: Serving['note'] = (error, id) => void (error !== undefined && noted.push(id));
  return { owing, served, noted, letGo, serve, note };
}

it('one workspace that takes long holds up nothing that another owes, then or later', async () => {
  const { owing, served, letGo, serve, note } = workspaces([1, 2], [1]);
  const rounds = new Rounds({ owing: async () => [...owing], serve, note });
  rounds.look();
  await vi.waitFor(() => expect(served).toEqual([1, 2]));
  for (const id of [3, 2]) {
    owing.add(id);
    rounds.look();
    await vi.waitFor(() => expect(served.at(-1)).toBe(id));
  }
  expect(served).toEqual([1, 2, 3, 2]);
  for (const go of letGo) go();
  await rounds.idle();
  expect([...owing]).toEqual([]);
});

it('eight are served at once, and no more', async () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const { owing, served, letGo, serve, note } = workspaces(ten, ten);
  const rounds = new Rounds({ owing: async () => [...owing], serve, note });
  rounds.look();
  await vi.waitFor(() => expect(served).toHaveLength(8));
  letGo[0]?.();
  await vi.waitFor(() => expect(served).toHaveLength(9));
  const stopped = rounds.stop();
  for (const go of letGo) go();
  await stopped;
  expect(served).toHaveLength(9);
});

it('what breaks one workspace is told of it alone', async () => {
  const { owing, served, noted, serve, note } = workspaces([1, 2]);
  const breaks = (id: number) => (id === 1 ? Promise.reject(new Error('Locked')) : serve(id));
  const rounds = new Rounds({ owing: async () => [...owing], serve: breaks, note });
  rounds.look();
  await rounds.idle();
  expect(served).toEqual([2]);
  expect(new Set(noted)).toEqual(new Set([1]));
});

it('what one owes newly while it is served is looked for after it, and nobody looks at the others', async () => {
  const looks = { at: 0, all: 0 };
  const serve = async (id: number) => {
    looks.at += 1;
    // It found nothing, and by now something is owed.
    if (looks.at === 1) rounds.begin(id);
    return false;
  };
  const owing = async () => {
    looks.all += 1;
    return [];
  };
  const rounds = new Rounds({ owing, serve, note: () => undefined });
  rounds.begin(1);
  await rounds.idle();
  expect(looks).toEqual({ at: 2, all: 0 });
});

it('one that owes much lets those who wait go first', async () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const left = new Map(nine.map((id) => [id, id === 1 ? 3 : 1]));
  const order: number[] = [];
  const serve = async (id: number) => {
    const owed = left.get(id) ?? 0;
    if (owed > 0) order.push(id);
    left.set(id, Math.max(0, owed - 1));
    return owed > 0;
  };
  const rounds = new Rounds({ owing: async () => nine, serve, note: () => undefined });
  rounds.look();
  await rounds.idle();
  expect(order.slice(0, 9)).toEqual(nine);
  expect(order.slice(9)).toEqual([1, 1]);
});

it('what somebody did just now goes before what waits anyhow', async () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const { owing, served, letGo, serve, note } = workspaces([...nine, 10], nine.slice(0, 8));
  const rounds = new Rounds({ owing: async () => nine, serve, note });
  rounds.look();
  await vi.waitFor(() => expect(served).toHaveLength(8));
  rounds.begin(10);
  for (const go of letGo) go();
  await rounds.idle();
  expect(served.slice(8)).toEqual([10, 9]);
  expect([...owing]).toEqual([]);
});
