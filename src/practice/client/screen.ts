import type { Placed } from '../block-kit/state.ts';
import type { Block } from '../block-kit/types.ts';
import type { StoredMessage, StoredView } from '../store/types.ts';
import type { SeenMessage, Source } from '../wire.ts';
import type { World } from '../world.ts';
import { everyName } from './find.ts';
import { seen } from './seen.ts';

/** Where to look: the newest message that has it, the view in front, Home, or one message. */
export type Spot = 'message' | 'view' | 'home' | SeenMessage;

/** An element and where it stands. */
export interface Found extends Placed {
  source: Source;
}

interface Area {
  source: Source;
  blocks: readonly Block[];
}

/** A moment of a person's screen; messages and views are never changed in place, only replaced. */
export interface Moment {
  messages: ReadonlySet<StoredMessage>;
  views: readonly StoredView[];
  home: string | undefined;
}

/** All that is on one person's screen. */
export class Screen {
  readonly #world: World;
  readonly #person: string;

  constructor(world: World, person: string) {
    this.#world = world;
    this.#person = person;
  }

  #stored(): StoredMessage[] {
    const { directory, messages } = this.#world;
    return directory
      .conversations()
      .filter(({ members }) => members.includes(this.#person))
      .flatMap(({ id }) => messages.seenBy(this.#person, id));
  }

  /** Every message anywhere, oldest first. */
  messages(): SeenMessage[] {
    return inOrder(this.#stored()).map((one) => seen(this.#world, this.#person, one));
  }

  /** What is there now. A person's own words are no answer to them, so they are left out. */
  moment(): Moment {
    return {
      messages: new Set(this.#stored().filter(({ user }) => user !== this.#person)),
      views: this.#world.views.stack(this.#person),
      home: this.#world.views.home(this.#person)?.hash,
    };
  }

  /** Messages that are new or changed since a moment. */
  since({ messages }: Moment): SeenMessage[] {
    const fresh = [...this.moment().messages].filter((message) => !messages.has(message));
    return inOrder(fresh).map((one) => seen(this.#world, this.#person, one));
  }

  /** Whether anything has changed since a moment; typing into a form is no change. */
  hasChanged(before: Moment): boolean {
    const now = this.moment();
    const hashes = (views: readonly StoredView[]) => views.map(({ hash }) => hash).join();
    return (
      now.home !== before.home ||
      hashes(now.views) !== hashes(before.views) ||
      now.messages.size !== before.messages.size ||
      [...now.messages].some((message) => !before.messages.has(message))
    );
  }

  /** Finds an element by its name; says what there is when it is not there. */
  find(
    label: string,
    where: { in?: Spot; nth?: number },
    named: (blocks: readonly Block[], label: string) => Placed[],
  ): Found {
    const areas = this.#areas(where.in);
    const found = areas.flatMap(({ source, blocks }) =>
      named(blocks, label).map((placed) => ({ source, ...placed })),
    );
    const one = found[where.nth ?? 0];
    if (one) return one;
    const there = areas.slice(0, 3).map(({ blocks }) => everyName(blocks));
    throw new Error(`“${label}” is not on the screen; there is: ${there.join(' / ')}`);
  }

  #areas(where: Spot | undefined): Area[] {
    if (typeof where === 'object') return [areaOf(where)];
    const view = this.#world.views.top(this.#person);
    const home = this.#world.views.home(this.#person);
    if (where === 'view' || (where === undefined && view)) {
      return view ? [{ source: { kind: 'view', id: view.id }, blocks: view.blocks }] : [];
    }
    if (where === 'home') return home ? [{ source: { kind: 'home' }, blocks: home.blocks }] : [];
    return inOrder(this.#stored()).toReversed().map(areaOf);
  }
}

function inOrder(messages: readonly StoredMessage[]): StoredMessage[] {
  return messages.toSorted((one, other) => Number(one.ts) - Number(other.ts));
}

function areaOf({ channel, ts, blocks }: Pick<StoredMessage, 'channel' | 'ts' | 'blocks'>): Area {
  return { source: { kind: 'message', channel, ts }, blocks };
}
