import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { guardAll, namesInAll } from '../domain/free-text.ts';
import {
  isPersonQuestion,
  looksPersonal,
  markOf,
  withQuestion,
} from '../messages/person-question.ts';
import type { SubmitAnswer } from './submit.ts';

/**
 * R96: looks through the free text of a form that was sent, field by field. What is refused stands
 * under its field; where somebody may be named the form comes back with the question and a box, and
 * everything typed. Undefined when the form may go on.
 *
 * @param fields ids of the blocks whose answer is free text, without what may follow after a colon
 */
export function guardForm(view: ViewOutput, fields: readonly string[]): SubmitAnswer | undefined {
  const blocks = Object.keys(view.state.values).filter((id) => fields.includes(fieldOf(id)));
  const typed = Object.fromEntries(blocks.map((block) => [block, typedIn(view, block)]));
  const faults = Object.entries(typed).flatMap(([field, text]) => {
    const guarded = guardAll([text]);
    return guarded.kind === 'refused' ? [[field, looksPersonal(guarded.what)]] : [];
  });
  if (faults.length > 0) return { kind: 'faults', faults: Object.fromEntries(faults) };
  const names = namesInAll(Object.values(typed));
  if (names.length === 0 || answeredIn(view) === markOf(names)) return undefined;
  return { kind: 'next', view: withQuestion(view as unknown as ModalView, names, typed) };
}

/** A field's name: the same field of another entry has another mark after it. */
function fieldOf(block: string): string {
  return block.split(':')[0] ?? block;
}

/** The mark of the names that the box was ticked for. */
export function answeredIn({ state }: ViewOutput): string | undefined {
  const [id] =
    Object.entries(state.values).find(
      ([block, fields]) =>
        isPersonQuestion(block) &&
        Object.values(fields).some(({ selected_options: ticked }) => (ticked ?? []).length > 0),
    ) ?? [];
  return id?.split(':')[1];
}

function typedIn({ state }: ViewOutput, field: string): string {
  return Object.values(state.values[field] ?? {})[0]?.value ?? '';
}
