import type { InputBlock, PlainTextOption } from '@slack/types';
import { SOURCE_ANSWERS } from '../domain/other-source.ts';
import { OTHER_SOURCES } from '../domain/purchase.ts';
import { option } from './blocks.ts';
import { checkedWords } from './clause.ts';
import { FIELDS } from './ids.ts';
import { input, textInput } from './inputs.ts';

/** What the guidelines make the form ask besides the six inputs. */
export interface FormAsks {
  /** R41: which other source was checked. */
  readonly asksOtherSource: boolean;
  /** R89: the source whose answers come first in the list, by its code. */
  readonly signpost?: string | undefined;
  /** R39, R42: why it was this one. */
  readonly asksWhyThisOne: boolean;
}

/** The same with the answers given so far. */
interface Asked extends FormAsks {
  readonly otherSource?: string | undefined;
  readonly whyThisOne?: string | undefined;
}

/** Over a form that is shown once more because of them. */
export const ASKED_TOO = 'Not saved yet. For this one the guidelines ask a little more, below.';

/** R41, R42: the inputs that the guidelines add. */
export function askedToo(form: Asked, insists: boolean): InputBlock[] {
  const optional = insists ? {} : { optional: true };
  const why = textInput(FIELDS.whyThisOne, 'Why this one', { value: form.whyThisOne });
  return [
    ...(form.asksOtherSource ? [{ ...otherSourceInput(form), ...optional }] : []),
    ...(form.asksWhyThisOne ? [{ ...why, ...optional }] : []),
  ];
}

/** R41: the other source by itself, for whoever asks ahead; never insisted on. */
export function otherSourceOptional(asked: Pick<Asked, 'signpost' | 'otherSource'>): InputBlock {
  return { ...otherSourceInput(asked), optional: true };
}

/** All seven sources; above them the answers about the one that is signposted (R89). */
function otherSourceInput({
  otherSource,
  signpost,
}: Pick<Asked, 'signpost' | 'otherSource'>): InputBlock {
  const all = OTHER_SOURCES.map(({ code, label }) => option(label, code));
  const answers = signpost === undefined ? [] : sourceAnswers(signpost);
  const valued = (wanted: string | undefined) =>
    [...answers, ...all].find(({ value }) => value === wanted);
  const initial = valued(otherSource) ?? valued(otherSource?.split(':')[0]);
  const groups = [
    { label: { type: 'plain_text' as const, text: 'Checked first' }, options: answers },
    { label: { type: 'plain_text' as const, text: 'Or' }, options: all },
  ];
  return input(FIELDS.otherSource, 'Other source checked', {
    type: 'static_select',
    action_id: FIELDS.otherSource,
    placeholder: { type: 'plain_text', text: 'Choose' },
    ...(answers.length === 0 ? { options: all } : { option_groups: groups }),
    ...(initial && { initial_option: initial }),
  });
}

function sourceAnswers(source: string): PlainTextOption[] {
  return SOURCE_ANSWERS.map((answer) =>
    option(checkedWords(source, answer) ?? answer, `${source}:${answer}`),
  );
}
