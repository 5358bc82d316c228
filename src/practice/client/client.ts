import { viewShape } from '../api/shapes.ts';
import { findElement, optionsOf, type Placed } from '../block-kit/state.ts';
import type { Entries, Entry, Values } from '../block-kit/types.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Payload } from '../delivery/types.ts';
import { Refusal } from '../refusal.ts';
import type { PracticePerson } from '../store/types.ts';
import type { Outcome, Source, Submission, Suggestions, Target } from '../wire.ts';
import type { World } from '../world.ts';
import { runCommand } from './commands.ts';
import { Entered, merged } from './entered.ts';
import { escaped } from './escaped.ts';
import { homeEvent, messageEvent } from './events.ts';
import { joined } from './joined.ts';
import { actionOf, chosen, eventPayload, interactivePayload } from './payloads.ts';
import { applySubmission, faultsBeforeSending, TROUBLE } from './submission.ts';
import { suggestionsIn } from './suggestions.ts';
import type { Surface } from './surface.ts';

/** Slack's own client: what people do with mouse and keyboard, turned into what the app is sent. */
export class Client {
  readonly #world: World;
  readonly #delivery: Delivery;
  readonly #entered: Entered;

  constructor(world: World, delivery: Delivery) {
    this.#world = world;
    this.#delivery = delivery;
    this.#entered = new Entered(world);
  }

  /** Types a slash command into a conversation. */
  command(personId: string, channelId: string, line: string): Promise<Outcome> {
    const person = this.#world.directory.person(personId);
    return runCommand(this.#world, this.#delivery, person, channelId, line);
  }

  /** Clicks or chooses; `entries` is what else the person has put in at that place. */
  async act(
    personId: string,
    source: Source,
    target: Target,
    entries: Entries = {},
  ): Promise<Outcome> {
    const { person, surface } = this.#at(personId, source);
    const placed = findElement(surface.blocks, target.block, target.action);
    if (!placed) throw new Refusal('action_not_found');
    const { block, element } = placed;
    const entry = target.entry ?? null;
    const typed = { [target.block]: { [target.action]: entry } };
    const all = element.type === 'button' ? entries : merged(entries, typed);
    this.#entered.enter(person, surface, all);
    if (block.type === 'input' && !block.dispatch_action) return { ok: true };
    const ack = await this.#send('block_actions', person, {
      ...surface.place(),
      ...surface.answers(),
      trigger_id: this.#world.triggers.make(person.id),
      actions: [this.#action(person, surface, placed, entry)],
    });
    return ack.status === 'acknowledged' ? { ok: true } : { ok: false, sentence: TROUBLE };
  }

  #at(personId: string, source: Source) {
    const person = this.#world.directory.person(personId);
    return { person, surface: this.#entered.surface(person, source) };
  }

  #send(type: string, person: PracticePerson, more: Payload) {
    const payload = { ...interactivePayload(this.#world, type, person), ...more };
    return this.#delivery.once('interactive', payload);
  }

  #action(person: PracticePerson, surface: Surface, placed: Placed, entry: Entry) {
    const { block, element } = placed;
    const at = this.#world.messages.nextTs();
    if (element.type === 'overflow') {
      const option = optionsOf(element).find(({ value }) => value === entry) ?? null;
      return actionOf(element, block.block_id, chosen('overflow', option), at);
    }
    const state = this.#entered.state(person, surface, placed, entry);
    return actionOf(element, block.block_id, state, at);
  }

  /** Fills fields in without sending anything, as typing does. */
  enter(personId: string, source: Source, entries: Entries): void {
    const { person, surface } = this.#at(personId, source);
    this.#entered.enter(person, surface, entries);
  }

  /** What a person has entered at a place. */
  values(personId: string, source: Source): Values {
    return this.#at(personId, source).surface.values;
  }

  /** Sends a form. */
  async submit(personId: string, viewId: string, entries: Entries = {}): Promise<Submission> {
    const world = this.#world;
    this.enter(personId, { kind: 'view', id: viewId }, entries);
    const view = world.views.find(viewId);
    if (!view) throw new Refusal('view_not_found');
    const errors = faultsBeforeSending(view);
    if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
    const person = world.directory.person(personId);
    const ack = await this.#send('view_submission', person, {
      trigger_id: world.triggers.make(person.id),
      view: viewShape(world, view),
      response_urls: [],
    });
    const outcome = applySubmission(world, view, ack);
    world.changes.announce();
    return outcome;
  }

  /** Closes the top view, or all of them at once. */
  async closeView(personId: string, viewId: string, all = false): Promise<void> {
    const world = this.#world;
    const person = world.directory.person(personId);
    const stack = world.views.stack(person.id);
    const closing = all ? stack.toReversed() : stack.filter((view) => view.id === viewId);
    for (const view of closing) world.views.close(view);
    world.changes.announce();
    for (const view of closing.filter((one) => one.notify_on_close)) {
      // Slack leaves out what was typed.
      const shown = viewShape(world, { ...view, values: {} });
      await this.#send('view_closed', person, { view: shown, is_cleared: all });
    }
  }

  /** Asks the app for the options of an external select, as typing into one does. */
  async suggest(
    personId: string,
    source: Source,
    { block, action }: Target,
    query: string,
  ): Promise<Suggestions> {
    const { person, surface } = this.#at(personId, source);
    const ack = await this.#send('block_suggestion', person, {
      ...surface.place(),
      action_id: action,
      block_id: block,
      value: query,
    });
    const found = suggestionsIn(ack);
    this.#entered.offer(person, surface, block, action, optionsOf(found));
    return found;
  }

  /** Writes a message into a conversation; the app hears of those to itself. */
  async say(
    personId: string,
    channelId: string,
    text: string,
    threadTs?: string,
  ): Promise<Outcome> {
    const person = this.#world.directory.person(personId);
    const channel = joined(this.#world, person, channelId);
    const message = this.#world.messages.add({
      channel: channel.id,
      user: person.id,
      fromApp: false,
      text: escaped(text),
      blocks: [],
      ...(threadTs && { threadTs }),
    });
    this.#world.changes.announce();
    return channel.isDirect ? this.tell(messageEvent(this.#world, message)) : { ok: true };
  }

  /** Opens the app's Home. */
  openHome(personId: string): Promise<Outcome> {
    return this.tell(homeEvent(this.#world, this.#world.directory.person(personId)));
  }

  /** Sends the app an event. */
  async tell(event: Payload): Promise<Outcome> {
    const whole = { event_ts: this.#world.messages.nextTs(), ...event };
    const ack = await this.#delivery.event(eventPayload(this.#world, whole));
    return ack.status === 'acknowledged' ? { ok: true } : { ok: false, sentence: TROUBLE };
  }
}
