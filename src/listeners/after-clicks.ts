import type { Went } from '../domain/pack.ts';
import type { Unlocked } from '../domain/unlocked.ts';
import { type NoteAnswer, tellNote, tellSource } from '../flows/ask-after.ts';
import { tellUnlocked } from '../flows/tell-unlocked.ts';
import { tellWent } from '../flows/tell-went.ts';
import { type ListenerDeps, onClick } from './staff.ts';

/** `Written on it`, `Yes`, `Customer’s idea` and so on, under a saved purchase. */
export function note<K extends NoteAnswer['kind']>(
  deps: ListenerDeps,
  kind: K,
  value: Extract<NoteAnswer, { kind: K }>['value'],
) {
  const answer = { kind, value } as NoteAnswer;
  return onClick(deps, ({ act, value: reference }) => tellNote(act, reference, answer));
}

/** `Tried`, `Not available`, `Too slow`, `Not now`. */
export function source(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => {
    const [reference = '', ...answer] = value.split(':');
    return tellSource(act, reference, answer.join(':'));
  });
}

/** `A full assessment`, `A service`, `Nothing yet`, `Too early`. */
export function unlocked(deps: ListenerDeps, value: Unlocked) {
  return onClick(deps, ({ act, id }) => tellUnlocked(act, id, value));
}

/** `Well`, `Partly`, `Not`, `Too early`. */
export function went(deps: ListenerDeps, value: Went) {
  return onClick(deps, ({ act, id }) => tellWent(act, id, value));
}
