import type { InputBlock } from '@slack/types';
import { type InputLook, input } from './inputs.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;

/** One of everybody in the Slack workspace. */
export function personInput(
  field: string,
  label: string,
  look: InputLook & { readonly person?: string | undefined } = {},
): InputBlock {
  const initial = look.person ? { initial_user: look.person } : {};
  const placeholder = plain(look.placeholder ?? 'Choose somebody');
  return input(
    field,
    label,
    { type: 'users_select', action_id: field, placeholder, ...initial },
    look,
  );
}

/** Several of everybody in the Slack workspace. */
export function peopleInput(
  field: string,
  label: string,
  look: InputLook & { readonly people?: readonly string[] } = {},
): InputBlock {
  const initial = look.people?.length ? { initial_users: [...look.people] } : {};
  const placeholder = plain('Choose people');
  return input(
    field,
    label,
    { type: 'multi_users_select', action_id: field, placeholder, ...initial },
    look,
  );
}

/** A channel of the team's own; shared ones are not offered. */
export function channelInput(
  field: string,
  label: string,
  look: InputLook & {
    readonly channel?: string | undefined;
    readonly include: ('public' | 'private')[];
  },
): InputBlock {
  const filter = { include: look.include, exclude_external_shared_channels: true };
  const initial = look.channel ? { initial_conversation: look.channel } : {};
  const placeholder = plain('Choose a channel');
  return input(
    field,
    label,
    { type: 'conversations_select', action_id: field, placeholder, filter, ...initial },
    look,
  );
}

/** A time of day, `HH:MM`. */
export function timeInput(field: string, label: string, value: string): InputBlock {
  return input(field, label, { type: 'timepicker', action_id: field, initial_time: value });
}
