import { fileShape } from '../api/file-shape.ts';
import { enteredState, filesState, findElement, type Placed } from '../block-kit/state.ts';
import type { ElementState, Entries, Entry, Option, Values } from '../block-kit/types.ts';
import type { PracticePerson } from '../store/types.ts';
import type { Source } from '../wire.ts';
import type { World } from '../world.ts';
import { type MessageEntries, type Surface, surfaceAt } from './surface.ts';

/** What people have put into fields, and what external selects have offered them. */
export class Entered {
  readonly #world: World;
  readonly #messages: MessageEntries = new Map();
  readonly #suggested = new Map<string, Map<string, Option>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** A message, view or Home in front of a person. */
  surface(person: PracticePerson, source: Source): Surface {
    return surfaceAt(this.#world, person, source, this.#messages);
  }

  /** Remembers what was offered: only that can be chosen. */
  offer(
    person: PracticePerson,
    surface: Surface,
    block: string,
    action: string,
    options: Option[],
  ) {
    const key = keyOf(person, surface, block, action);
    const known = this.#suggested.get(key) ?? new Map<string, Option>();
    for (const option of options) known.set(option.value, option);
    this.#suggested.set(key, known);
  }

  /** What an element holds after an entry. */
  state(person: PracticePerson, surface: Surface, placed: Placed, entry: Entry): ElementState {
    const { block, element } = placed;
    if (element.type === 'file_input') return filesState(element, this.#files(person, entry));
    const key = keyOf(person, surface, block.block_id, element.action_id ?? '');
    return enteredState(element, entry, [...(this.#suggested.get(key)?.values() ?? [])]);
  }

  /** A person's own files by their ids. */
  #files(person: PracticePerson, entry: Entry) {
    const files = [entry ?? []].flat().map((id) => this.#world.files.find(id));
    return files
      .filter(({ user }) => user === person.id)
      .map((file) => fileShape(this.#world, file));
  }

  /** Takes entries; those for elements that are not there are left out. */
  enter(person: PracticePerson, surface: Surface, entries: Entries): void {
    const values: Values = structuredClone(surface.values);
    for (const [blockId, byAction] of Object.entries(entries)) {
      for (const [actionId, entry] of Object.entries(byAction)) {
        const placed = findElement(surface.blocks, blockId, actionId);
        const held = values[blockId];
        if (!placed || !held?.[actionId]) continue;
        held[actionId] = this.state(person, surface, placed, entry);
      }
    }
    surface.save(values);
  }
}

function keyOf(person: PracticePerson, surface: Surface, block: string, action: string): string {
  return [person.id, surface.key, block, action].join('/');
}

/** Entries with more entries laid over them. */
export function merged(some: Entries, more: Entries): Entries {
  const all = { ...some };
  for (const [block, byAction] of Object.entries(more)) {
    all[block] = { ...all[block], ...byAction };
  }
  return all;
}
