import { holdsMany, optionsOf } from '../block-kit/state.ts';
import type { Entry, Option } from '../block-kit/types.ts';
import type { Upload } from '../store/files.ts';
import type { StoredView } from '../store/types.ts';
import type { Outcome, SeenMessage } from '../wire.ts';
import type { World } from '../world.ts';
import type { Client } from './client.ts';
import { buttonsCalled, fieldsCalled, optionCalled } from './find.ts';
import { type Found, Screen, type Spot } from './screen.ts';
import { seenMessages } from './seen.ts';

/** Where to look for a button or field; without it: the open view, else the newest message. */
export interface Where {
  in?: Spot;
  /** Which of several, from 0. */
  nth?: number;
  /** How long to wait for something to be seen afterwards, in milliseconds. */
  settle?: number;
}

/** What a person sees come of a command or a click. */
export interface Seen {
  /** Messages that are new or changed for this person, ephemeral ones included. */
  answers: SeenMessage[];
  /** The view in front of the person. */
  view: StoredView | undefined;
  /** The sentence that Slack shows where the app failed to answer. */
  failed?: string;
}

/** What came of sending a form. */
export interface Sent extends Seen {
  kind: 'errors' | 'closed' | 'updated' | 'pushed' | 'cleared' | 'failed';
  /** Errors by the label of their field. */
  errors: Record<string, string>;
}

const SETTLE = 1500;
const QUERY = 40;
/** Elements that take whatever is typed. */
const TYPED = new Set(['plain_text_input', 'datepicker', 'timepicker']);

/** A person at the practice workspace, who reads and presses what is on the screen. */
export class Person {
  readonly id: string;
  readonly #world: World;
  readonly #client: Client;
  readonly #screen: Screen;

  constructor(world: World, client: Client, idOrName: string) {
    this.#world = world;
    this.#client = client;
    this.id = world.directory.person(idOrName).id;
    this.#screen = new Screen(world, this.id);
  }

  /** Types a slash command into a channel (by id or name) or, with `dm`, into the app's DM. */
  command(channel: string, line: string, settle = SETTLE): Promise<Seen> {
    const { id } = channel === 'dm' ? this.#dm() : this.#world.directory.conversation(channel);
    return this.#watch(() => this.#client.command(this.id, id, line), settle);
  }

  /** Writes to the app in the direct conversation. */
  message(text: string, settle = SETTLE): Promise<Seen> {
    return this.#watch(() => this.#client.say(this.id, this.#dm().id, text), settle);
  }

  /** Writes into a channel. */
  async say(channel: string, text: string, threadTs?: string): Promise<void> {
    const { id } = this.#world.directory.conversation(channel);
    await this.#client.say(this.id, id, text, threadTs);
  }

  /** Opens the app's Home and waits until it is drawn. */
  async openHome(settle = SETTLE): Promise<StoredView | undefined> {
    const before = this.home()?.hash;
    await this.#client.openHome(this.id);
    const drawn = () => (this.home()?.hash === before ? undefined : this.home());
    return (await this.#world.changes.until(drawn, settle)) ?? this.home();
  }

  /** Home as last drawn. */
  home(): StoredView | undefined {
    return this.#world.views.home(this.id);
  }

  /** The view in front. */
  view(): StoredView | undefined {
    return this.#world.views.top(this.id);
  }

  /** What this person sees in a channel, oldest first. */
  messages(channel: string): SeenMessage[] {
    return seenMessages(this.#world, this.id, channel);
  }

  /** The direct conversation with the app. */
  dm(): SeenMessage[] {
    return this.messages(this.#dm().id);
  }

  /** Everything this person sees anywhere, oldest first. */
  everything(): SeenMessage[] {
    return this.#screen.messages();
  }

  /** Presses a button, or an entry of an overflow menu, by its visible text. */
  async click(label: string, where: Where = {}): Promise<Seen> {
    const { source, block, element } = this.#screen.find(label, where, buttonsCalled);
    const option = optionCalled(element.options ?? [], label);
    const entry = element.type === 'overflow' ? (option?.value ?? null) : null;
    const target = { block: block.block_id, action: element.action_id ?? '', entry };
    return this.#watch(() => this.#client.act(this.id, source, target), where.settle);
  }

  /** Chooses in a select, radio list or calendar by label or placeholder. */
  async choose(label: string, option: string | string[], where: Where = {}): Promise<Seen> {
    const found = this.#screen.find(label, where, fieldsCalled);
    const entry = await this.#entryFor(found, option);
    const { block, element, source } = found;
    const target = { block: block.block_id, action: element.action_id ?? '', entry };
    return this.#watch(() => this.#client.act(this.id, source, target), where.settle);
  }

  /** Fills in fields of the view in front, by label. */
  async fill(fields: Record<string, string | string[] | Upload>): Promise<void> {
    for (const [label, value] of Object.entries(fields)) {
      const found = this.#screen.find(label, { in: 'view' }, fieldsCalled);
      const entry = await this.#filledWith(found, value);
      const target = { block: found.block.block_id, action: found.element.action_id ?? '' };
      if (found.block.dispatch_action || found.block.type !== 'input') {
        await this.#client.act(this.id, found.source, { ...target, entry });
      } else {
        this.#client.enter(this.id, found.source, { [target.block]: { [target.action]: entry } });
      }
    }
  }

  /** Sends the form in front. */
  async submit(settle = 0): Promise<Sent> {
    const view = this.#front();
    let sent: Pick<Sent, 'kind' | 'errors'> = { kind: 'closed', errors: {} };
    const seen = await this.#watch(async () => {
      const outcome = await this.#client.submit(this.id, view.id);
      const errors = outcome.kind === 'errors' ? byLabel(view, outcome.errors) : {};
      sent = { kind: outcome.kind, errors };
      return outcome.kind === 'failed' ? { ok: false, sentence: outcome.sentence } : { ok: true };
    }, settle);
    return { ...seen, ...sent };
  }

  /** Closes the view in front, or all. */
  async close(all = false): Promise<void> {
    await this.#client.closeView(this.id, this.#front().id, all);
  }

  /** Resolves with the first truthy answer of `look`, asked again whenever anything changes. */
  async waitFor<T>(look: (person: this) => T, timeout = 5000): Promise<NonNullable<T>> {
    const found = await this.#world.changes.until(() => look(this), timeout);
    if (!found) throw new Error(`${this.id}: nothing like that within ${timeout} ms: ${look}`);
    return found as NonNullable<T>;
  }

  #dm() {
    return this.#world.directory.dm(this.id);
  }

  #front(): StoredView {
    const view = this.view();
    if (!view) throw new Error('No view is open.');
    return view;
  }

  async #watch(act: () => Promise<Outcome>, settle = SETTLE): Promise<Seen> {
    const before = this.#screen.moment();
    const outcome = await act();
    const look = () => this.#screen.hasChanged(before);
    if (settle > 0) await this.#world.changes.until(look, settle);
    return {
      answers: this.#screen.since(before),
      view: this.view(),
      ...(!outcome.ok && { failed: outcome.sentence }),
    };
  }

  /** A file is uploaded first, as Slack does when it is chosen; then its id is the entry. */
  async #filledWith(found: Found, value: string | string[] | Upload): Promise<Entry> {
    if (typeof value === 'string' || Array.isArray(value)) return this.#entryFor(found, value);
    return [this.#world.files.add(this.id, value, this.#world.clock.now()).id];
  }

  async #entryFor(found: Found, value: string | string[]): Promise<Entry> {
    const { block, element, source } = found;
    if (TYPED.has(element.type)) return String(value);
    let options = [...optionsOf(element), ...this.#listed(element.type)];
    if (element.type === 'external_select') {
      const target = { block: block.block_id, action: element.action_id ?? '' };
      const query = String(value).slice(0, QUERY);
      options = optionsOf(await this.#client.suggest(this.id, source, target, query));
    }
    const chosen = [value].flat().map((text) => {
      const option = optionCalled(options, text);
      if (option) return option.value;
      const list = options.map((one) => one.text.text).join(', ');
      throw new Error(`No option “${text}”; there is: ${list}`);
    });
    return holdsMany(element) ? chosen : (chosen[0] ?? null);
  }

  /** What Slack itself lists: everybody, or the conversations that this person is in. */
  #listed(type: string): Option[] {
    const { directory } = this.#world;
    if (type.endsWith('users_select')) return [...directory.people.values()].map(asOption);
    if (type !== 'conversations_select' && type !== 'channels_select') return [];
    const channels = directory.conversations().filter(({ isDirect, isPrivate, members }) => {
      return (
        !isDirect && (type === 'conversations_select' || !isPrivate) && members.includes(this.id)
      );
    });
    return channels.map(asOption);
  }
}

function asOption({ id, name }: { id: string; name: string }): Option {
  return { text: { type: 'plain_text', text: name }, value: id };
}

function byLabel(view: StoredView, errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([blockId, text]) => {
      const block = view.blocks.find((one) => one.block_id === blockId);
      return [block?.label?.text ?? blockId, text];
    }),
  );
}
