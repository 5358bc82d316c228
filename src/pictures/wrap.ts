/** How wide a text is, in the units of the width that it is to fit. */
export type Measure = (text: string) => number;

/**
 * A text in lines no wider than given, broken between words, and within a word that is too long by
 * itself. What does not fit the last line ends in an ellipsis.
 */
export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of words(text, width, measure)) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines.slice(most - 1).join(' '), width, measure)];
}

function words(text: string, width: number, measure: Measure): string[] {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => pieces(word, width, measure));
}

function pieces(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width || word.length < 2) return [word];
  const size = Math.max(1, fitting(word, width, measure));
  return [word.slice(0, size), ...pieces(word.slice(size), width, measure)];
}

function shortened(text: string, width: number, measure: Measure): string {
  const size = fitting(text, width, (part) => measure(`${part}…`));
  return `${text.slice(0, size).trimEnd()}…`;
}

/** How many letters of a text fit. */
function fitting(text: string, width: number, measure: Measure): number {
  let [fits, tooMany] = [0, text.length + 1];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (measure(text.slice(0, middle)) <= width) fits = middle;
    else tooMany = middle;
  }
  return fits;
}
