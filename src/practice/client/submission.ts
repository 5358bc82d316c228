import { viewContent } from '../api/arguments.ts';
import { isObject } from '../block-kit/report.ts';
import { fieldFault } from '../block-kit/state.ts';
import type { Ack } from '../delivery/types.ts';
import { Refusal } from '../refusal.ts';
import type { StoredView } from '../store/types.ts';
import type { Submission } from '../wire.ts';
import type { World } from '../world.ts';

/** What a person reads when a form's answer does not come, or makes no sense. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

/** What Slack's client itself finds wrong with a form, by block. */
export function faultsBeforeSending(view: StoredView): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const block of view.blocks) {
    const actionId = block.element?.action_id ?? '';
    const fault = fieldFault(block, view.values[block.block_id]?.[actionId]);
    if (fault) faults[block.block_id] = fault;
  }
  return faults;
}

function errorsIn(view: StoredView, errors: unknown): Submission {
  const inputs = new Set(
    view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
  );
  const entries = isObject(errors) ? Object.entries(errors) : [];
  const sound =
    entries.length > 0 &&
    entries.every(([block, text]) => inputs.has(block) && typeof text === 'string');
  if (!sound) return { kind: 'failed', sentence: TROUBLE };
  return { kind: 'errors', errors: Object.fromEntries(entries) as Record<string, string> };
}

/** Does what the acknowledgement of a form says. */
export function applySubmission(world: World, view: StoredView, ack: Ack): Submission {
  if (ack.status !== 'acknowledged') return { kind: 'failed', sentence: TROUBLE };
  const answer = isObject(ack.payload) ? ack.payload : {};
  try {
    return applyAction(world, view, answer);
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'failed', sentence: TROUBLE };
    throw error;
  }
}

function applyAction(world: World, view: StoredView, answer: Record<string, unknown>): Submission {
  switch (answer.response_action) {
    case 'errors':
      return errorsIn(view, answer.errors);
    case 'update':
      world.views.update(world.views.find(view.id) ?? view, viewContent(answer.view, 'modal'));
      return { kind: 'updated' };
    case 'push':
      world.views.push(view.owner, viewContent(answer.view, 'modal'));
      return { kind: 'pushed' };
    case 'clear':
      world.views.clear(view.owner);
      return { kind: 'cleared' };
    case undefined:
      world.views.close(view);
      return { kind: 'closed' };
    default:
      return { kind: 'failed', sentence: TROUBLE };
  }
}
