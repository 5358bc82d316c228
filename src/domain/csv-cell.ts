/**
 * A spreadsheet takes a cell that begins so for a formula, also in full width and after blanks,
 * signs that are not seen, or quotation marks that an import may drop.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{Z}"]*[=+\-@＝＋－﹣＠−]|^[\t\r\n]/u;

/** What is no text but a number: an amount such as `-3.00`, a count, a share. */
const NUMBER = /^-?\d+(\.\d+)?$/u;

/**
 * A cell of a CSV that no spreadsheet calculates: one that begins as a formula does gets an
 * apostrophe before it, which says "text" there. Numbers stay numbers. Every CSV that leaves the
 * app writes its text through this: `stringify(rows, { cast: { string: csvCell } })`.
 */
export function csvCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
