/** What Slack would make a link or a mention of in some blocks: every piece of mrkdwn. */
export function markupIn(value: unknown): { text: string; verbatim: unknown }[] {
  if (Array.isArray(value)) return value.flatMap(markupIn);
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'type' in value && value.type === 'mrkdwn' && 'text' in value
      ? [{ text: String(value.text), verbatim: 'verbatim' in value ? value.verbatim : undefined }]
      : [];
  return [...own, ...Object.values(value).flatMap(markupIn)];
}

/** Mentions, links and commands that Slack would act on: `<@U…>`, `<!channel>`, `<https://…>`. */
export function actedOn(value: unknown): string[] {
  return markupIn(value).flatMap(({ text }) => text.match(/<[^>]*>/g) ?? []);
}
