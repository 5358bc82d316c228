import { LIMITS } from '../block-kit/limits.ts';
import { valuesOf } from '../block-kit/state.ts';
import type { ViewContent } from '../block-kit/types.ts';
import { freshId, freshSecret } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import type { StoredView } from './types.ts';

/** Open modals, a stack for each person, and everybody's Home. */
export class Views {
  readonly #stacks = new Map<string, StoredView[]>();
  readonly #homes = new Map<string, StoredView>();

  /** A person's open views, the first opened first. */
  stack(person: string): readonly StoredView[] {
    return this.#stacks.get(person) ?? [];
  }

  /** The view a person has in front of them. */
  top(person: string): StoredView | undefined {
    return this.stack(person).at(-1);
  }

  /** A person's Home, once the app has published one. */
  home(person: string): StoredView | undefined {
    return this.#homes.get(person);
  }

  /** Everybody's Home. */
  homes(): StoredView[] {
    return [...this.#homes.values()];
  }

  /** Opens a view; whatever was open gives way to it. */
  open(person: string, content: ViewContent): StoredView {
    const view = made(person, content, null);
    this.#stacks.set(person, [view]);
    return view;
  }

  /** Puts a view on top of what is open. */
  push(person: string, content: ViewContent): StoredView {
    const stack = this.stack(person);
    if (stack.length >= LIMITS.stack) throw new Refusal('push_limit_reached');
    const view = made(person, content, stack.at(-1) ?? null);
    this.#stacks.set(person, [...stack, view]);
    return view;
  }

  /**
   * Puts another content into an open view or a Home; typed input stays where ids and types are the
   * same, and nothing else of what was there, such as a button to send.
   */
  update(
    { id, rootId, previousId, owner, ...before }: StoredView,
    content: ViewContent,
  ): StoredView {
    const values = valuesOf(content.blocks, before.values);
    const hash = freshHash();
    return this.replace({ ...content, id, hash, rootId, previousId, owner, values });
  }

  /** Publishes a person's Home. */
  publish(person: string, content: ViewContent): StoredView {
    const before = this.home(person);
    if (before) return this.update(before, content);
    const view = made(person, content, null);
    this.#homes.set(person, view);
    return view;
  }

  /** Stores a view in the place of the one with its id. */
  replace(view: StoredView): StoredView {
    if (view.type === 'home') this.#homes.set(view.owner, view);
    else {
      const stack = this.stack(view.owner);
      this.#stacks.set(
        view.owner,
        stack.map((one) => (one.id === view.id ? view : one)),
      );
    }
    return view;
  }

  /** Closes a view and what lies above it. */
  close(view: StoredView): void {
    const stack = this.stack(view.owner);
    const place = stack.findIndex((one) => one.id === view.id);
    if (place >= 0) this.#stacks.set(view.owner, stack.slice(0, place));
  }

  /** Closes everything that a person has open. */
  clear(person: string): void {
    this.#stacks.delete(person);
  }

  /** An open view or a Home by its id. */
  find(id: string): StoredView | undefined {
    return this.#all().find((view) => view.id === id);
  }

  /** An open view or a Home by the app's own id for it. */
  findExternal(externalId: string): StoredView | undefined {
    return this.#all().find((view) => view.external_id !== '' && view.external_id === externalId);
  }

  #all(): StoredView[] {
    return [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
  }

  /** Brings kept Homes back. */
  load(homes: readonly StoredView[]): void {
    for (const home of homes) this.#homes.set(home.owner, home);
  }
}

function freshHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${freshSecret().slice(0, 8)}`;
}

function made(owner: string, content: ViewContent, previous: StoredView | null): StoredView {
  const id = freshId('V');
  return {
    ...content,
    id,
    hash: freshHash(),
    rootId: previous?.rootId ?? id,
    previousId: previous?.id ?? null,
    owner,
    values: valuesOf(content.blocks),
  };
}
