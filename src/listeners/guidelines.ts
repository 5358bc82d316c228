import { parseDay } from '../domain/day.ts';
import {
  endGuideline,
  openGuideline,
  openGuidelines,
  submitGuideline,
} from '../flows/change-guideline.ts';
import { GUIDELINE } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { type FormReader, onSubmit } from './submit.ts';

/** `Change the guidelines`, under them. */
export function changeGuidelines(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openGuidelines(act));
}

/** `Add one`. */
export function addOne(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openGuideline(act, undefined));
}

/** `Change`, on one. */
export function changeOne(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => openGuideline(act, id));
}

/** `End`, on one. */
export function endOne(deps: ListenerDeps) {
  return onClick(deps, ({ act, id, key }) => endGuideline(act, id, key));
}

const FREE_TEXT = [GUIDELINE.title, GUIDELINE.text, GUIDELINE.words, GUIDELINE.alternative];

/** The form of one guideline. */
export function guidelineSent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    ({ act, metadata, values, key }) => {
      const { guideline } = JSON.parse(metadata) as { guideline?: number };
      return submitGuideline(act, { id: guideline, ...told(values) }, key);
    },
    FREE_TEXT,
  );
}

function told(values: FormReader) {
  return {
    title: values.text(GUIDELINE.title),
    text: values.text(GUIDELINE.text),
    kind: values.chosen(GUIDELINE.kind),
    words: values.text(GUIDELINE.words),
    alternative: values.text(GUIDELINE.alternative),
    asks: values.chosen(GUIDELINE.asks),
    startsOn: parseDay(values.chosen(GUIDELINE.startsOn) ?? ''),
    reviewOn: parseDay(values.chosen(GUIDELINE.reviewOn) ?? ''),
  };
}
