/** Mentions that the app makes itself: of people, groups and channels on the team's list, and dates. */
const OWN =
  /^<(@U0PR0000\d\d|!subteam\^\w*PR0000\d\d|#C0PR\w+|!date\^[^>]*|https:\/\/slack\.com\/[^>]*)>$/u;

/** What a bug leaves in a sentence; nothing that is typed in a fuzz run has any of it. */
const CLUMSY =
  /\bundefined\b|\bNaN\b|\[object |Invalid Date|\bat (?:async )?(?:file:|node:|\/|[\w.<>]+ \()|node_modules|\b(?:Type|Range|Syntax|Reference|Zod|Prisma\w*)Error\b|\.ts:\d+/u;

/**
 * What is wrong with something that a person is shown: a slip of a bug, or markup in it that was typed
 * and that Slack would act on. Undefined where all is well.
 */
export function wrongIn(shown: unknown): string | undefined {
  for (const text of strings(shown)) {
    const slip = CLUMSY.exec(text);
    if (slip !== null) return `“${slip[0]}” stands in: ${around(text, slip.index)}`;
  }
  for (const text of markup(shown)) {
    const acted = (text.match(/<[^>]*>/gu) ?? []).find((one) => !OWN.test(one));
    if (acted !== undefined) return `Slack would act on ${acted.slice(0, 80)}`;
  }
  return undefined;
}

/** Every string of a message, a view or an acknowledgement. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}

/** Every piece that Slack reads as mrkdwn: such text objects, and a message's own text. */
function markup(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markup);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = typeof text === 'string' && (type === 'mrkdwn' || type === undefined) ? [text] : [];
  return [...own, ...Object.values(value).flatMap(markup)];
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 40), at + 80);
}
