import { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { COMMAND_RIGHTS, nameOf } from '../../src/cli/rights.ts';
import { buildProgram } from '../../src/cli/run.ts';
import { ACCESS, AT_THE_MACHINE, RIGHTS, SEATS } from '../../src/domain/access.ts';
import { byId } from '../../src/listeners/by-id.ts';
import { bindListeners } from '../../src/listeners/index.ts';
import {
  ACTION_RIGHTS,
  EVENT_RIGHTS,
  rightOfAction,
  rightOfView,
  VIEW_RIGHTS,
} from '../../src/listeners/rights.ts';
import type { ListenerDeps } from '../../src/listeners/staff.ts';
import { WORDS } from '../../src/listeners/words.ts';
import { ACTIONS, COMMAND, VIEWS } from '../../src/messages/ids.ts';
import { LOOKED_AT, waysOf } from '../support/access.ts';

type Bound = Record<'action' | 'options' | 'view' | 'event' | 'command', string[]>;

/** All that is bound to a real Bolt app, by its id. */
function whatIsBound(): Bound {
  const bound: Bound = { action: [], options: [], view: [], event: [], command: [] };
  const app = new App({ token: 'xoxb-none', signingSecret: 'none', deferInitialization: true });
  const watching = new Proxy(byId(app), {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (first: unknown, ...rest: unknown[]) => {
        const list = bound[name as keyof Bound];
        if (list === undefined) throw new Error(`Listeners are bound by ${String(name)} too`);
        if (typeof first !== 'string') throw new Error(`${String(name)} is bound by no plain id`);
        list.push(first);
        return value.call(target, first, ...rest);
      };
    },
  });
  bindListeners(watching, {} as ListenerDeps);
  return bound;
}

const bound = whatIsBound();

describe('R93: every listener has its right', () => {
  it('each button, menu and list', () => {
    const ids = new Set([...bound.action, ...bound.options]);
    for (const id of ids) {
      if (id !== ACTIONS.openWord) expect(RIGHTS, id).toContain(rightOfAction(id));
    }
    expect([...ids].sort()).toEqual(Object.values(ACTIONS).sort());
  });

  it('each form', () => {
    for (const id of bound.view) expect(RIGHTS, id).toContain(rightOfView(id));
    const sent = Object.entries(VIEWS).filter(([name]) => !LOOKED_AT.has(name));
    expect(bound.view.toSorted()).toEqual(sent.map(([, id]) => id).sort());
  });

  it('each event and the one command; each word has its own', () => {
    const events = Object.keys(EVENT_RIGHTS).map((event) => event.replace('message.im', 'message'));
    expect(bound.event.toSorted()).toEqual(events.sort());
    expect(bound.command).toEqual([COMMAND]);
    for (const { right } of Object.values(WORDS)) expect(RIGHTS).toContain(right);
  });

  it('none is bound twice', () => {
    for (const ids of Object.values(bound)) expect(new Set(ids).size).toBe(ids.length);
  });

  it('a listener whose id stands nowhere does not run', () => {
    expect(() => rightOfAction('plan.eat')).toThrow('No right for plan.eat');
    expect(() => rightOfView('form.eat')).toThrow('No right for form.eat');
  });

  it('each right has a way to it, and somebody who may', () => {
    for (const right of RIGHTS) {
      expect(waysOf(right), right).not.toBe('');
      expect(SEATS.filter((seat) => seat in ACCESS[right].who).length, right).toBeGreaterThan(0);
    }
    expect(Object.keys(ACTION_RIGHTS).length + Object.keys(VIEW_RIGHTS).length).toBeGreaterThan(
      100,
    );
  });
});

describe('R93: every command of the command line has its right', () => {
  const world = {} as Parameters<typeof buildProgram>[0];
  const program = buildProgram(world, async () => undefined);
  const leaves = (at: typeof program): (typeof program)[] =>
    at.commands.flatMap((one) => (one.commands.length > 0 ? leaves(one as typeof program) : one));

  it('and none stands there that is not one', () => {
    const names = leaves(program).map(nameOf);
    expect(names.sort()).toEqual(Object.keys(COMMAND_RIGHTS).sort());
    for (const right of Object.values(COMMAND_RIGHTS)) expect(AT_THE_MACHINE).toHaveProperty(right);
  });

  it('a command without one does not run', async () => {
    const other = buildProgram(world, async () => undefined);
    other.command('spy').action(() => undefined);
    await expect(other.parseAsync(['spy'], { from: 'user' })).rejects.toThrow('`oatcake spy`');
  });
});
