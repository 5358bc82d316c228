import { clientMessageId, messageContent } from '../api/chat.ts';
import { viewShape } from '../api/shapes.ts';
import { optionLists } from '../block-kit/elements.ts';
import { isObject, Report } from '../block-kit/report.ts';
import { enteredState, findElement, optionsOf, type Placed } from '../block-kit/state.ts';
import type { Entries, Entry, Option, Values } from '../block-kit/types.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { Ack } from '../delivery/types.ts';
import { Refusal } from '../refusal.ts';
import type { PracticePerson } from '../store/types.ts';
import type { Outcome, Source, Submission, Suggestions, Target } from '../wire.ts';
import type { World } from '../world.ts';
import {
  actionOf,
  chosen,
  commandPayload,
  eventPayload,
  interactivePayload,
  viewPlace,
} from './payloads.ts';
import { applySubmission, faultsBeforeSending, TROUBLE } from './submission.ts';
import { type MessageEntries, type Surface, surfaceAt } from './surface.ts';

const SLACKBOT = 'USLACKBOT';

/** Slack's own client: what people do with mouse and keyboard, turned into what the app is sent. */
export class Client {
  readonly #world: World;
  readonly #delivery: Delivery;
  readonly #entries: MessageEntries = new Map();
  readonly #suggested = new Map<string, Option[]>();

  constructor(world: World, delivery: Delivery) {
    this.#world = world;
    this.#delivery = delivery;
  }

  /** Types a slash command into a conversation. */
  async command(personId: string, channelId: string, line: string): Promise<Outcome> {
    const world = this.#world;
    const person = world.directory.person(personId);
    const channel = this.#joined(person, channelId);
    const [command = '', ...rest] = line.trim().split(' ');
    if (!world.commands.some((known) => known.command === command)) {
      const sentence = `${command} is not a valid command. Messages that start with “/” are read as commands.`;
      return this.#slackbot(person, channel.id, sentence);
    }
    const payload = commandPayload(world, person, channel, command, escaped(rest.join(' ')));
    const ack = await this.#delivery.once('slash_commands', payload);
    if (ack.status === 'acknowledged') return this.#commandAnswer(person, channel.id, ack.payload);
    const error = ack.status === 'late' ? 'operation_timeout' : 'dispatch_failed';
    return this.#slackbot(person, channel.id, `${command} failed with the error "${error}"`);
  }

  #commandAnswer(person: PracticePerson, channel: string, payload: unknown): Outcome {
    const answer = typeof payload === 'string' ? { text: payload } : payload;
    if (!isObject(answer) || (!answer.text && !answer.blocks)) return { ok: true };
    const { app, messages, changes } = this.#world;
    messages.add({
      channel,
      user: app.botUser,
      fromApp: true,
      ...messageContent(answer),
      ...(answer.response_type !== 'in_channel' && { onlyFor: person.id }),
    });
    changes.announce();
    return { ok: true };
  }

  #slackbot(person: PracticePerson, channel: string, sentence: string): Outcome {
    this.#world.messages.add({
      channel,
      user: SLACKBOT,
      fromApp: false,
      text: escaped(sentence),
      blocks: [],
      onlyFor: person.id,
    });
    this.#world.changes.announce();
    return { ok: false, sentence };
  }

  /** Clicks or chooses; `entries` is what else the person has put in at that place. */
  async act(
    personId: string,
    source: Source,
    target: Target,
    entries: Entries = {},
  ): Promise<Outcome> {
    const person = this.#world.directory.person(personId);
    const surface = surfaceAt(this.#world, person, source, this.#entries);
    const placed = findElement(surface.blocks, target.block, target.action);
    if (!placed) throw new Refusal('action_not_found');
    const { block, element } = placed;
    const entry = target.entry ?? null;
    const typed = { [target.block]: { [target.action]: entry } };
    this.#enter(person, surface, element.type === 'button' ? entries : merge(entries, typed));
    if (block.type === 'input' && !block.dispatch_action) return { ok: true };
    const ack = await this.#delivery.once('interactive', {
      ...interactivePayload(this.#world, 'block_actions', person),
      ...surface.place(),
      ...surface.answers(),
      trigger_id: this.#world.triggers.make(person.id),
      actions: [this.#action(person, surface, placed, entry)],
    });
    return ack.status === 'acknowledged' ? { ok: true } : { ok: false, sentence: TROUBLE };
  }

  #action(person: PracticePerson, surface: Surface, { block, element }: Placed, entry: Entry) {
    const at = this.#world.messages.nextTs();
    const state = this.#state(person, surface, { block, element }, entry);
    if (element.type === 'overflow') {
      const option = optionsOf(element).find(({ value }) => value === entry) ?? null;
      return actionOf(element, block.block_id, chosen('overflow', option), at);
    }
    return actionOf(element, block.block_id, state, at);
  }

  #state(person: PracticePerson, surface: Surface, placed: Placed, entry: Entry) {
    const { block, element } = placed;
    const key = suggestionKey(person.id, surface.key, block.block_id, element.action_id);
    return enteredState(element, entry, this.#suggested.get(key));
  }

  #enter(person: PracticePerson, surface: Surface, entries: Entries): void {
    const values: Values = structuredClone(surface.values);
    for (const [blockId, byAction] of Object.entries(entries)) {
      for (const [actionId, entry] of Object.entries(byAction)) {
        const placed = findElement(surface.blocks, blockId, actionId);
        const held = values[blockId];
        if (!placed || !held?.[actionId]) continue;
        held[actionId] = this.#state(person, surface, placed, entry);
      }
    }
    surface.save(values);
  }

  /** Fills fields in without sending anything, as typing does. */
  enter(personId: string, source: Source, entries: Entries): void {
    const person = this.#world.directory.person(personId);
    this.#enter(person, surfaceAt(this.#world, person, source, this.#entries), entries);
  }

  /** What a person has entered at a place. */
  values(personId: string, source: Source): Values {
    const person = this.#world.directory.person(personId);
    return surfaceAt(this.#world, person, source, this.#entries).values;
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
    const ack = await this.#delivery.once('interactive', {
      ...interactivePayload(world, 'view_submission', person),
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
    if (all) world.views.clear(person.id);
    else for (const view of closing) world.views.close(view);
    world.changes.announce();
    for (const view of closing.filter((one) => one.notify_on_close)) {
      await this.#delivery.once('interactive', {
        ...interactivePayload(world, 'view_closed', person),
        view: viewShape(world, { ...view, values: {} }),
        is_cleared: all,
      });
    }
  }

  /** Asks the app for the options of an external select, as typing into one does. */
  async suggest(
    personId: string,
    source: Source,
    target: Target,
    query: string,
  ): Promise<Suggestions> {
    const person = this.#world.directory.person(personId);
    const surface = surfaceAt(this.#world, person, source, this.#entries);
    const { container: _, ...place } = surface.place();
    const ack = await this.#delivery.once('interactive', {
      ...interactivePayload(this.#world, 'block_suggestion', person),
      ...place,
      container: surface.place().container,
      action_id: target.action,
      block_id: target.block,
      value: query,
    });
    const found = suggestionsIn(ack);
    const key = suggestionKey(person.id, surface.key, target.block, target.action);
    this.#suggested.set(key, [...optionsOf(found), ...(this.#suggested.get(key) ?? [])]);
    return found;
  }

  /** Writes a message into a conversation. */
  async say(
    personId: string,
    channelId: string,
    text: string,
    threadTs?: string,
  ): Promise<Outcome> {
    const person = this.#world.directory.person(personId);
    const channel = this.#joined(person, channelId);
    const message = this.#world.messages.add({
      channel: channel.id,
      user: person.id,
      fromApp: false,
      text: escaped(text),
      blocks: [],
      ...(threadTs && { threadTs }),
    });
    this.#world.changes.announce();
    if (!channel.isDirect) return { ok: true };
    const { ts } = message;
    return this.#event({
      type: 'message',
      user: person.id,
      text: message.text,
      ts,
      event_ts: ts,
      client_msg_id: clientMessageId(),
      team: this.#world.teamId,
      channel: channel.id,
      channel_type: 'im',
      ...(threadTs && { thread_ts: threadTs }),
    });
  }

  /** Opens the app's Home. */
  openHome(personId: string): Promise<Outcome> {
    const { directory, messages, views } = this.#world;
    const person = directory.person(personId);
    const home = views.home(person.id);
    return this.#event({
      type: 'app_home_opened',
      user: person.id,
      channel: directory.dm(person.id).id,
      tab: 'home',
      event_ts: messages.nextTs(),
      ...(home && { view: viewPlace(this.#world, home).view }),
    });
  }

  /** Sends an event that nobody typed, such as a change to a person. */
  async #event(event: Record<string, unknown>): Promise<Outcome> {
    const ack = await this.#delivery.event(eventPayload(this.#world, event));
    return ack.status === 'acknowledged' ? { ok: true } : { ok: false, sentence: TROUBLE };
  }

  /** Tells the app of a change in the workspace. */
  tell(event: Record<string, unknown>): Promise<Outcome> {
    return this.#event({ event_ts: this.#world.messages.nextTs(), ...event });
  }

  #joined(person: PracticePerson, channelId: string) {
    const channel = this.#world.directory.conversation(channelId);
    if (!channel.members.includes(person.id)) throw new Refusal('channel_not_found');
    return channel;
  }
}

/** Slack escapes three characters in all that people type. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function merge(some: Entries, more: Entries): Entries {
  const merged = { ...some };
  for (const [block, byAction] of Object.entries(more)) {
    merged[block] = { ...merged[block], ...byAction };
  }
  return merged;
}

function suggestionKey(...parts: (string | undefined)[]): string {
  return parts.join('/');
}

/** The options in an acknowledgement; faulty ones count as none, as Slack has it. */
function suggestionsIn(ack: Ack): Suggestions {
  if (ack.status !== 'acknowledged' || !isObject(ack.payload)) return { options: [] };
  const report = new Report();
  optionLists(report, '', ack.payload, 0);
  return report.faults.length > 0 ? { options: [] } : (ack.payload as Suggestions);
}
