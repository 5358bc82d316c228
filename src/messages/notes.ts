import type { ParsedLine } from '../domain/line.ts';
import { PAYMENT_METHODS } from '../domain/payment.ts';
import { context, type Message } from './blocks.ts';
import { typed } from './text.ts';

/** What of a line could not be used, so that nothing is dropped without a word. */
export function lineNotes({
  unknownTags,
  problems,
}: Pick<ParsedLine, 'unknownTags' | 'problems'>): string[] {
  const tags = unknownTags.map((tag) => `#${tag}`).join(' ');
  const payments = problems.flatMap((problem) =>
    problem.kind === 'severalPayments' ? [problem.named.join(' and ')] : [],
  );
  const [usual] = PAYMENT_METHODS;
  return [
    ...(tags === '' ? [] : [`${tags}: no outcome area has this tag.`]),
    ...payments.map((named) => `${named} were both named; taken as ${usual.short}.`),
  ];
}

/** The same message with notes under its first paragraph. */
export function withNotes(message: Message, notes: readonly string[]): Message {
  const [first, ...rest] = message.blocks;
  if (first === undefined || notes.length === 0) return message;
  return { ...message, blocks: [first, context(...notes.map(typed)), ...rest] };
}
