import { readTrial } from '../ledger/confirmations.ts';
import type { Reader } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Message } from '../messages/blocks.ts';
import type { MessageKind } from '../messages/ids.ts';
import { asTrial, withTrialLine } from '../messages/trial.ts';

/** A team's settings, read once for a message. */
export type Settings = () => Promise<Workspace>;

/** What one person reads of what they have just put into the ledger. */
const SAVES: ReadonlySet<string> = new Set<MessageKind>([
  'saved',
  'kept',
  'breach',
  'asked',
  'asked_more',
  'part_bought',
  'corrected',
  'against',
  'became',
  'story',
  'brought',
  'customer_changed',
]);

/** What is posted with the team's figures. */
const PAPERS: ReadonlySet<string> = new Set<MessageKind>([
  'weekly_digest',
  'managers_digest',
  'pack',
]);

/** R144: a message that is owed, as it reads until real use is confirmed. */
export async function asItStands(
  from: Reader,
  kind: string,
  message: Message,
  team: Settings,
): Promise<Message> {
  if (!SAVES.has(kind) && !PAPERS.has(kind)) return message;
  const trial = await readTrial(from, await team());
  if (trial === undefined) return message;
  return PAPERS.has(kind) ? asTrial(message) : withTrialLine(message, trial);
}
