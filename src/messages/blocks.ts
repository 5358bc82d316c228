import type {
  ActionsBlock,
  Button,
  ContextBlock,
  ImageBlock,
  KnownBlock,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import type { Chart } from '../pictures/chart.ts';

/** A message: its blocks, and the line that a notification shows (what happened, no more). */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
  /** Drawn and uploaded before the message is posted; without it the message stands by itself. */
  readonly picture?: Picture | undefined;
}

/** A picture of figures, what it says in words, and its place. */
export interface Picture {
  readonly chart: Chart;
  /** What the picture says, for whoever does not see it; at most 2,000 characters. */
  readonly alt: string;
  /** How many of the message's blocks stand above it. */
  readonly below: number;
}

/** A message's blocks with its picture among them, by Slack's id of the uploaded file. */
export function withPicture({ blocks }: Message, picture: Picture, file: string): KnownBlock[] {
  const image: ImageBlock = { type: 'image', slack_file: { id: file }, alt_text: picture.alt };
  return blocks.toSpliced(picture.below, 0, image);
}

/** A paragraph of Slack's markup; nothing in it links by itself. */
export function section(...lines: readonly (string | undefined | false)[]): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: joined(lines), verbatim: true } };
}

/** Slack's most characters of one paragraph. */
const MOST_CHARACTERS = 3_000;

/** A list of any length: as many paragraphs as its lines need. */
export function paragraphs(...lines: readonly string[]): SectionBlock[] {
  const parts: string[][] = [];
  for (const line of lines.map(withinOne)) {
    const part = parts.at(-1);
    const fits = part !== undefined && [...part, line].join('\n').length <= MOST_CHARACTERS;
    if (fits) part.push(line);
    else parts.push([line]);
  }
  return parts.map((part) => section(...part));
}

/** One line is cut where it would fill more than a paragraph by itself; never within `&amp;`. */
function withinOne(line: string): string {
  if (line.length <= MOST_CHARACTERS) return line;
  return `${line.slice(0, MOST_CHARACTERS - 1).replace(/&[a-z]*$/, '')}…`;
}

/** Small print. */
export function context(...lines: readonly (string | undefined | false)[]): ContextBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text: joined(lines), verbatim: true }] };
}

/** A row of buttons. The block's id keeps rows of one message apart. */
export function actions(id: string, ...elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', block_id: id, elements };
}

/** A button. */
export function button(
  label: string,
  action: string,
  value: string | number,
  style?: 'primary' | 'danger',
): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: label },
    value: String(value),
    ...(style === undefined ? {} : { style }),
  };
}

/** An option of a list; Slack shows at most 75 characters. */
export function option(label: string, value: string | number): PlainTextOption {
  return { text: { type: 'plain_text', text: label.slice(0, 75) }, value: String(value) };
}

function joined(lines: readonly (string | undefined | false)[]): string {
  return lines.filter((line) => line !== undefined && line !== false).join('\n');
}
