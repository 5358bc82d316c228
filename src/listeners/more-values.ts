import type { ViewOutput } from '@slack/bolt';
import type { LineValues, MoreValues } from '../flows/read-more.ts';
import { lineField, MORE_FIELDS } from '../messages/ids.ts';
import { type FormReader, readerOf } from './submit.ts';

/** What the fields behind "Add more" hold; undefined while they are not shown. */
export function moreValuesOf(view: ViewOutput): MoreValues | undefined {
  if (!isShown(view, MORE_FIELDS.day)) return undefined;
  const read = readerOf(view);
  const { secondHand } = MORE_FIELDS;
  return {
    day: read.chosen(MORE_FIELDS.day),
    whyLate: read.text(MORE_FIELDS.whyLate),
    howMany: read.text(MORE_FIELDS.howMany),
    customerShare: read.text(MORE_FIELDS.customerShare),
    frees: read.text(MORE_FIELDS.frees),
    newUse: read.all(MORE_FIELDS.newUse).length > 0,
    interest: read.all(MORE_FIELDS.interest).length > 0,
    planItem: read.text(MORE_FIELDS.planItem),
    planReviewOn: read.chosen(MORE_FIELDS.planReviewOn),
    receipt: read.chosen(MORE_FIELDS.receipt),
    photo: read.files(MORE_FIELDS.photo)[0],
    total: read.text(MORE_FIELDS.total),
    secondHand: [...read.all(secondHand), ...read.all(`${secondHand}_more`)],
    lines: linesOf(view, read),
  };
}

function linesOf(view: ViewOutput, read: FormReader): LineValues[] {
  const lines: LineValues[] = [];
  for (let at = 2; isShown(view, lineField(at, 'item')); at += 1) {
    lines.push({
      item: read.text(lineField(at, 'item')),
      amount: read.text(lineField(at, 'amount')),
      category: read.chosen(lineField(at, 'category')),
      area: read.chosen(lineField(at, 'area')),
    });
  }
  return lines;
}

function isShown(view: ViewOutput, field: string): boolean {
  return view.blocks.some(({ block_id }) => block_id === field);
}
