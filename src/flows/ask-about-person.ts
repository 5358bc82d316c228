import { namesInAll } from '../domain/free-text.ts';
import type { FormPurpose } from '../messages/form.ts';
import { markOf, type PersonQuestion } from '../messages/person-question.ts';
import type { Act } from './act.ts';
import { correctable } from './correctable.ts';
import { isRefused, ownOpenDraft } from './own-draft.ts';
import type { FormValues } from './read-form.ts';

/**
 * R96: whether a sent purchase form must ask if somebody is named in it; undefined where nothing
 * looks so. Words that stand in the kept line or purchase already were asked about then.
 */
export async function personQuestionFor(
  act: Act,
  purpose: FormPurpose,
  values: FormValues,
): Promise<PersonQuestion | undefined> {
  const { item, purpose: why, whyThisOne, more } = values;
  const behind = more && [
    ...[more.frees, more.whyLate, more.planItem],
    ...more.lines.map((line) => line.item),
  ];
  const typed = [item, why, whyThisOne, ...(behind ?? [])].map(plain);
  if (namesInAll(typed).length === 0) return undefined;
  const before = await wordsBefore(act, purpose);
  const names = namesInAll(typed.filter((text) => !before.has(text)));
  if (names.length === 0) return undefined;
  return { names, answered: values.notAPerson === markOf(names) };
}

async function wordsBefore(act: Act, purpose: FormPurpose): Promise<ReadonlySet<string>> {
  if (purpose.mode === 'new') return new Set();
  const told =
    purpose.mode === 'edit'
      ? await correctable(act.read, act, purpose.reference)
      : await ownOpenDraft(act.read, act, purpose.draft);
  if (isRefused(told)) return new Set();
  const { frees, backdatedWhy, planItem, lines } = told.more;
  const behind = [frees, backdatedWhy, planItem, ...lines.map((line) => line.item)];
  return new Set([told.item, told.purpose, told.whyThisOne, ...behind].map(plain));
}

function plain(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
