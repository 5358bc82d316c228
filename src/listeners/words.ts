import type { Act } from '../flows/act.ts';
import { type Answer, say } from '../flows/answer.ts';
import { seeForecast } from '../flows/see-forecast.ts';
import { openBudget } from '../flows/set-budget.ts';
import type { Right } from '../flows/who.ts';
import { help } from '../messages/help.ts';

/** What a word after `/spend` does instead of logging a line, and who may. */
export interface Word {
  readonly right: Right;
  /** `rest` is what follows the word; `key` is Slack's mark of the command. */
  story(act: Act, rest: string, key: string): Promise<Answer>;
}

/** The words that `/spend`, and a message to Oatcake, know. A line begins with none of them. */
export const WORDS: Readonly<Record<string, Word>> = {
  help: { right: 'look', story: async () => say(help()) },
  forecast: { right: 'look', story: seeForecast },
  budget: { right: 'look', story: openBudget },
  '?': { right: 'look', story: async () => say(help()) },
};

/** The word that a text begins with, and the rest of it. */
export function wordIn(text: string): { word: Word; rest: string } | undefined {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const name = first.toLowerCase();
  return Object.hasOwn(WORDS, name)
    ? { word: WORDS[name] as Word, rest: rest.join(' ') }
    : undefined;
}
