import type { Plan } from '../domain/sign-off.ts';
import { isGone, owe } from '../ledger/outbox.ts';
import { rememberCard } from '../ledger/plans.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Nudge } from '../messages/nudges.ts';
import type { Act } from './act.ts';

/** Owes the managers' channel a new card. */
export async function oweCard(writer: Writer, channel: string, planId: number): Promise<void> {
  const subject = { plan: planId };
  const cardId = await owe(writer, { kind: 'card', subject, conversation: channel });
  await rememberCard(writer, planId, cardId);
}

/** Owes the managers' channel that a card shows how the request stands now. */
export async function oweCardChange(
  writer: Writer,
  act: Pick<Act, 'workspace'>,
  plan: Plan,
): Promise<void> {
  const conversation = act.workspace.managersChannel;
  if (conversation === undefined || plan.cardId === undefined) return;
  if (await isGone(writer, plan.cardId)) return;
  const subject = { plan: plan.id };
  await owe(writer, { kind: 'card_changed', subject, conversation, changes: plan.cardId });
}

/** Owes the managers' channel one line about a request, since a changed card makes no phone buzz. */
export async function oweNudge(
  writer: Writer,
  act: Pick<Act, 'workspace'>,
  plan: Plan,
  why: Nudge,
  to: number | undefined,
): Promise<void> {
  const conversation = act.workspace.managersChannel;
  if (conversation === undefined) return;
  const subject = { plan: plan.id, why, ...(to === undefined ? {} : { to }) };
  await owe(writer, { kind: 'nudge', subject, conversation });
}

/** Owes whoever asked a message about their request. */
export async function oweAsker(
  writer: Writer,
  plan: Plan,
  kind: 'decision' | 'question' | 'asked',
): Promise<void> {
  const conversation = plan.askedBy.slackId;
  if (conversation === undefined) return;
  await owe(writer, { kind, subject: { plan: plan.id }, conversation });
}
