import { categoryOf } from '../../src/flows/understand-line.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { readVocabulary } from '../../src/ledger/vocabulary.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { FIELDS, VIEWS } from '../../src/messages/ids.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { CUSTOMERS, WORKERS } from './busy-team.ts';

/** How an entry is told, and what the app then owes. */
export interface Kind {
  /** What Slack sends for the n-th entry: each worker, customer and amount together but once. */
  request(at: number): Readonly<Record<string, string>>;
  /** Whether it is what is answered when all was saved. */
  isSaved(body: string): boolean;
  /** Messages that are owed for each. */
  readonly owes: number;
}

const ITEM = 'coffee and a roll';

/** One line: the acknowledgement carries the confirmation, and nothing is owed. */
export const LINE: Kind = {
  request: (at) => {
    const { amount, customer, user } = entry(at);
    return {
      command: '/spend',
      text: `${amount} ${customer} ${ITEM}, to talk #social`,
      team_id: PRACTICE_TEAM_ID,
      user_id: user,
      channel_id: 'C0PRTEAM00',
      trigger_id: `bench.${at}`,
    };
  },
  isSaved: (body) => body.includes('Saved'),
  owes: 0,
};

/** The form: it closes, and a message with the confirmation is owed. */
export async function formOf(url: string, key?: string): Promise<Kind> {
  const { category, area } = await choices(url, key);
  return {
    request: (at) => ({ payload: JSON.stringify(sentForm(at, category, area)) }),
    isSaved: (body) => body === '',
    owes: 1,
  };
}

async function choices(url: string, encryptionKey?: string) {
  const ledger = await openLedger(url, 'live', new Date(), { encryptionKey });
  const { id } = await onlyWorkspace(ledger);
  const vocabulary = await readVocabulary(ledger.reader(id));
  await ledger.close();
  const category = categoryOf(ITEM, vocabulary)?.id;
  const area = vocabulary.areas.find(({ code }) => code === 'social')?.id;
  return { category, area };
}

function sentForm(at: number, category: unknown, area: unknown) {
  const { amount, customer, user } = entry(at);
  const typed = (value: string) => ({ type: 'plain_text_input', value });
  const chosen = (value: unknown) => ({
    type: 'static_select',
    selected_option: { value: String(value), text: { type: 'plain_text', text: String(value) } },
  });
  const fields = {
    [FIELDS.customer]: chosen(customer),
    [FIELDS.amount]: typed(amount),
    [FIELDS.item]: typed(ITEM),
    [FIELDS.category]: chosen(category),
    [FIELDS.area]: chosen(area),
    [FIELDS.purpose]: typed('to talk'),
    [FIELDS.paidBy]: chosen('card'),
  };
  const values = Object.entries(fields).map(([field, value]) => [field, { [field]: value }]);
  const id = `V0BENCH${at}`;
  return {
    type: 'view_submission',
    team: { id: PRACTICE_TEAM_ID, domain: 'bench' },
    user: { id: user, team_id: PRACTICE_TEAM_ID },
    trigger_id: `bench.${at}`,
    view: {
      ...{ id, root_view_id: id, type: 'modal', callback_id: VIEWS.purchase, blocks: [] },
      private_metadata: JSON.stringify({ mode: 'new' }),
      state: { values: Object.fromEntries(values) },
    },
  };
}

function entry(at: number) {
  const worker = at % WORKERS.length;
  const round = Math.floor(at / WORKERS.length);
  const pence = 1 + Math.floor(round / CUSTOMERS.length);
  const customer = CUSTOMERS[(round + worker) % CUSTOMERS.length] ?? '';
  return { amount: `0.${String(pence).padStart(2, '0')}`, customer, user: WORKERS[worker] ?? '' };
}
