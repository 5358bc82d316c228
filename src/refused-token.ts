export type Token = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

/** Slack does not take a token: nothing that waiting would mend. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused';

  constructor(token: Token, code: string) {
    super(`Slack does not take ${token} (${code}). Copy it anew from the app’s page in Slack.`);
  }
}

/** The same, of a token that Slack took when the app started. */
export function tokenSentence(token: Token, code: string): string {
  return `Slack no longer takes ${token} (${code}): copy it anew from the app’s page in Slack and start Oatcake again. Until then it tries once a minute.`;
}
