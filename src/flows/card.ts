import type { Plan } from '../domain/sign-off.ts';
import { owe } from '../ledger/outbox.ts';
import { rememberCard } from '../ledger/plans.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';

/** Owes the managers' channel a new card. */
export async function oweCard(writer: Writer, channel: string, planId: number): Promise<void> {
  const subject = { plan: planId };
  const cardId = await owe(writer, { kind: 'card', subject, conversation: channel });
  await rememberCard(writer, planId, cardId);
}

/** Owes the managers' channel that a card shows how the request stands now. */
export async function oweCardChange(writer: Writer, act: Act, plan: Plan): Promise<void> {
  const conversation = act.workspace.managersChannel;
  if (conversation === undefined || plan.cardId === undefined) return;
  const subject = { plan: plan.id };
  await owe(writer, { kind: 'card_changed', subject, conversation, changes: plan.cardId });
}

/** Owes whoever asked a message about their request. */
export async function oweAsker(
  writer: Writer,
  plan: Plan,
  kind: 'decision' | 'question',
): Promise<void> {
  const conversation = plan.askedBy.slackId;
  if (conversation === undefined) return;
  await owe(writer, { kind, subject: { plan: plan.id }, conversation });
}
