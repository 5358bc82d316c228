import fc from 'fast-check';
import { gallery } from '../../src/gallery/gallery.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import {
  initialState,
  interactive,
  optionsOf,
  type Placed,
} from '../../src/practice/block-kit/state.ts';
import type { Block, Element } from '../../src/practice/block-kit/types.ts';
import { type Entrance, entrance } from './entrance.ts';
import { DAYS, line, REFERENCES, typed, whole } from './nasty.ts';
import { PEOPLE, type Stage } from './stage.ts';

/** Everything that comes in by Slack, typed or forged, by anybody. */
export function inSlack(stage: Stage): Entrance[] {
  const who = fc.constantFrom(...PEOPLE);
  return [
    entrance('/spend', 35, fc.tuple(who, said()), ([user, text]) =>
      stage.send('slash_commands', commandOf(stage, user, text)),
    ),
    entrance('a message', 25, fc.tuple(who, said()), ([user, text]) =>
      stage.tell(messageOf(user, text)),
    ),
    entrance('a form', 30, fc.tuple(who, form(POSSIBLE)), ([user, view]) =>
      stage.send('interactive', { ...byPerson(stage, user, 'view_submission'), view }),
    ),
    entrance('a forged form', 15, fc.tuple(who, form(FORGED)), ([user, view]) =>
      stage.forge({ ...byPerson(stage, user, 'view_submission'), view }),
    ),
    entrance('a button', 30, fc.tuple(who, click(POSSIBLE)), ([user, made]) =>
      stage.send('interactive', clickBy(stage, user, made)),
    ),
    entrance('a forged button', 15, fc.tuple(who, click(FORGED)), ([user, made]) =>
      stage.forge(clickBy(stage, user, made)),
    ),
    entrance(
      'a search',
      10,
      fc.tuple(who, fc.constantFrom(...SEARCHES), typed),
      ([user, id, value]) =>
        stage.send('interactive', {
          ...byPerson(stage, user, 'block_suggestion'),
          ...{ action_id: id, block_id: id, value, view: { type: 'modal', id: 'V1' } },
        }),
    ),
    entrance('an event', 20, event(), (made) => stage.tell(made)),
  ];
}

const SEARCHES = [ACTIONS.customer, ACTIONS.caseloadFind];
const WORDS = [
  ...['ask', 'waiting', 'week', 'guidelines', 'help', 'customers', 'forecast', 'budget', 'report'],
  'export',
  ...[
    'history',
    'setup',
    'confirm',
    'duty',
    'away',
    'meeting',
    'discuss',
    '?',
    'signposts',
    'card',
  ],
  ...['log', 'controls', 'audit', 'constructor', '__proto__', 'my customers'],
];

function worded(): fc.Arbitrary<string> {
  const rest = fc.oneof(typed, fc.constantFrom(...REFERENCES), fc.constant(''));
  return fc.tuple(fc.constantFrom(...WORDS), rest).map((parts) => parts.join(' '));
}

/** What somebody writes to the app. */
function said(): fc.Arbitrary<string> {
  return fc.oneof(line, whole, typed, worded());
}

function commandOf({ team, answersTo }: Stage, user: string, text: string) {
  return {
    ...{ command: '/spend', text, team_id: 'T0PRACTICE', user_id: user, user_name: 'somebody' },
    ...{ channel_id: 'C0PRTEAM00', channel_name: 'team', api_app_id: team.slack.app.id },
    ...{ trigger_id: team.slack.triggerFor(user), response_url: answersTo },
  };
}

let messages = 0;

function messageOf(user: string, text: string) {
  messages += 1;
  const ts = `1781690400.${String(messages).padStart(6, '0')}`;
  const channel = `D${user.slice(1)}`;
  return { type: 'message', user, text, ts, channel, channel_type: 'im', team: 'T0PRACTICE' };
}

export function byPerson({ team }: Stage, user: string, type: string) {
  return {
    type,
    team: { id: 'T0PRACTICE', domain: 'practice' },
    user: { id: user, username: 'somebody', team_id: 'T0PRACTICE' },
    api_app_id: team.slack.app.id,
    trigger_id: team.slack.triggerFor(user),
    response_urls: [],
  };
}

interface Screen {
  readonly type?: string;
  readonly callback_id?: string;
  readonly submit?: object;
  readonly private_metadata?: string;
  readonly blocks: readonly Block[];
}

/** Every message and view that the app has, as the gallery shows them. */
const SCREENS = gallery().flatMap(({ states }) =>
  states.map(({ shown }) => JSON.parse(JSON.stringify(shown)) as Screen),
);
export const FORMS = SCREENS.filter(({ type, submit }) => type === 'modal' && submit !== undefined);
const CLICKABLE = SCREENS.filter(({ blocks }) => sending(blocks).length > 0);

/** What sends something when it is touched; a field sends nothing until its form is sent. */
function sending(blocks: readonly Block[]): Placed[] {
  return interactive(blocks).filter(
    ({ block, element }) =>
      (block.type !== 'input' || block.dispatch_action === true) && element.url === undefined,
  );
}

const id = fc.oneof(fc.nat(30).map(String), fc.constantFrom(...REFERENCES), typed);

/** What people can make Slack send, or what only somebody with the app's secrets could. */
export interface Makes {
  readonly text: (element: Element) => fc.Arbitrary<string | null>;
  readonly day: fc.Arbitrary<string | null>;
  readonly time: fc.Arbitrary<string | null>;
  readonly option: (element: Element) => fc.Arbitrary<string | null>;
  readonly own: (text: string) => fc.Arbitrary<string>;
  readonly empty: boolean;
}

export const POSSIBLE: Makes = {
  text: ({ max_length = 3_000 }) =>
    fc.oneof(typed, line).map((text) => text.slice(0, max_length).trim() || 'boots'),
  day: fc.constantFrom('2026-06-17', '2026-06-01', '1970-01-01', '2038-12-31', '9999-12-31'),
  time: fc.constantFrom('00:00', '09:30', '23:59'),
  option: (element) => fc.constantFrom(...optionValues(element)),
  own: (text) => fc.constant(text),
  empty: false,
};

const FORGED: Makes = {
  text: () => fc.oneof(typed, line, fc.constant(null)),
  day: fc.oneof(typed, fc.constantFrom(...DAYS), fc.constant(null)),
  time: fc.oneof(typed, fc.constant(null)),
  option: (element) => fc.oneof(fc.constantFrom(...optionValues(element)), id, fc.constant(null)),
  own: (text) => fc.oneof(fc.constant(text), id),
  empty: true,
};

/** What a field holds. */
function entryFor(element: Element, makes: Makes): fc.Arbitrary<object> {
  const { type } = element;
  const user = fc.constantFrom(...PEOPLE);
  const option = makes.option(element);
  const channel = fc.constantFrom('C0PRTEAM00', 'C0PRMANAGE', 'C0FUZZ0000');
  if (type === 'plain_text_input') return makes.text(element).map((value) => ({ type, value }));
  if (type === 'datepicker') return makes.day.map((one) => ({ type, selected_date: one }));
  if (type === 'timepicker') return makes.time.map((one) => ({ type, selected_time: one }));
  if (type === 'users_select') return user.map((one) => ({ type, selected_user: one }));
  if (type === 'multi_users_select') {
    return fc.array(user, { maxLength: 4 }).map((all) => ({ type, selected_users: all }));
  }
  if (type === 'conversations_select') {
    return channel.map((one) => ({ type, selected_conversation: one }));
  }
  if (type === 'channels_select') return channel.map((one) => ({ type, selected_channel: one }));
  if (type === 'checkboxes') {
    return fc.array(option, { maxLength: 3 }).map((all) => ({
      ...{ type, selected_options: all.flatMap((one) => optionOf(one) ?? []) },
    }));
  }
  if (type === 'file_input') return fc.constant({ type, files: [] });
  return option.map((one) => ({ type, selected_option: optionOf(one) }));
}

function optionOf(value: string | null) {
  return value === null ? null : { value, text: { type: 'plain_text', text: value } };
}

function optionValues(element: Element): string[] {
  const values = optionsOf(element).map(({ value }) => value);
  return values.length > 0 ? values : ['1'];
}

/** What was entered on a whole screen. */
export function state(blocks: readonly Block[], makes: Makes): fc.Arbitrary<{ values: object }> {
  const held = interactive(blocks).filter(
    ({ element }) => !['button', 'overflow'].includes(element.type),
  );
  const entries = fc.tuple(
    ...held.map(({ block, element }) => {
      const one = entryFor(element, makes);
      const none = fc.constant(initialState(element));
      return block.optional === true ? fc.oneof(one, none) : one;
    }),
  );
  return entries.map((entered) => {
    const values: Record<string, Record<string, object>> = {};
    for (const [at, { block, element }] of held.entries()) {
      const made = { [element.action_id ?? '']: entered[at] ?? {} };
      values[block.block_id] = { ...values[block.block_id], ...made };
    }
    return { values };
  });
}

function form(makes: Makes): fc.Arbitrary<object> {
  const sound = fc.constantFrom(...FORMS).chain((shown) =>
    fc
      .tuple(fc.nat(1_000_000), state(shown.blocks, makes), makes.own(shown.private_metadata ?? ''))
      .map(([n, entered, private_metadata]) => ({
        ...{ ...shown, id: `V${n}`, state: entered, private_metadata, hash: '1.x' },
      })),
  );
  if (!makes.empty) return sound;
  const nothing = { id: 'V1', type: 'modal', blocks: [], state: { values: {} } };
  const callback = fc.constantFrom(...FORMS.map(({ callback_id }) => callback_id));
  const empty = fc
    .tuple(callback, id)
    .map(([callback_id, private_metadata]) => ({ ...nothing, callback_id, private_metadata }));
  return fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: empty });
}

interface Clicked {
  readonly view?: object;
  readonly [key: string]: unknown;
}

function clickBy(stage: Stage, user: string, made: Clicked) {
  const answers = made.view === undefined ? { response_url: stage.answersTo } : {};
  return { ...byPerson(stage, user, 'block_actions'), ...made, ...answers };
}

function click(makes: Makes): fc.Arbitrary<Clicked> {
  return fc
    .constantFrom(...CLICKABLE)
    .chain((shown) =>
      fc
        .constantFrom(...sending(shown.blocks))
        .chain((placed) =>
          fc
            .tuple(
              makes.own(placed.element.value ?? ''),
              state(shown.blocks, makes),
              entryFor(placed.element, makes),
            )
            .map(([value, entered, held]) => clickOn(shown, placed, value, entered, held)),
        ),
    );
}

function clickOn(
  shown: Screen,
  { block, element }: Placed,
  value: string,
  entered: object,
  held: object,
): Clicked {
  const common = { type: element.type, action_id: element.action_id, block_id: block.block_id };
  const action =
    element.type === 'button'
      ? { ...common, ...(value !== '' && { value }), action_ts: '1.1' }
      : { ...common, ...held, action_ts: '1.1' };
  if (shown.type === undefined) {
    const container = { type: 'message', message_ts: '1.1', channel_id: 'C0PRTEAM00' };
    const channel = { id: 'C0PRTEAM00', name: 'team' };
    return { container, channel, actions: [action], state: entered };
  }
  const view = { private_metadata: '', ...shown, id: 'V1', hash: '1.x', state: entered };
  return { container: { type: 'view', view_id: 'V1' }, view, actions: [action] };
}

function event(): fc.Arbitrary<{ type: string; [key: string]: unknown }> {
  const user = fc.constantFrom(...PEOPLE, 'UFUZZ00001');
  const profile = typed.map((name) => ({ real_name: name, display_name: name }));
  return fc.oneof(
    user.map((one) => ({ type: 'app_home_opened', user: one, channel: 'D1', tab: 'home' })),
    fc.tuple(user, profile, fc.boolean()).map(([one, about, deleted]) => ({
      type: 'user_change',
      user: { id: one, deleted, profile: about, name: about.real_name },
    })),
    typed.map((id_) => ({ type: 'subteam_updated', subteam: { id: id_, users: [id_] } })),
    typed.map((id_) => ({ type: 'subteam_members_changed', subteam_id: id_ })),
    fc.tuple(user, typed, typed).map(([one, subtype, text]) => ({
      ...{
        type: 'message',
        subtype,
        user: one,
        text,
        channel: 'D1',
        channel_type: 'im',
        ts: '1.1',
      },
    })),
    fc.tuple(typed, typed).map(([text, bot_id]) => ({
      ...{ type: 'message', bot_id, text, channel: 'D1', channel_type: 'im', ts: '1.2' },
    })),
    typed.map((type) => ({ type })),
  );
}
