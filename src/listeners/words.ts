import type { Right } from '../domain/access.ts';
import type { Act } from '../flows/act.ts';
import { type Answer, showView } from '../flows/answer.ts';
import { openAskForm } from '../flows/ask-ahead.ts';
import { openAudit } from '../flows/audit-round.ts';
import { openAway } from '../flows/away.ts';
import { bringByWord } from '../flows/bring-to-meeting.ts';
import { openConfirm } from '../flows/confirm.ts';
import { seeDuty } from '../flows/duty.ts';
import { openExport } from '../flows/export-ledger.ts';
import { keepOwnCard } from '../flows/own-card.ts';
import { seeWaiting } from '../flows/own-request.ts';
import { switchSignposts } from '../flows/own-signposts.ts';
import { openCaseload } from '../flows/see-caseload.ts';
import { seeControls } from '../flows/see-controls.ts';
import { seeForecast } from '../flows/see-forecast.ts';
import { seeGuidelines } from '../flows/see-guidelines.ts';
import { seeHelp } from '../flows/see-help.ts';
import { openHistory } from '../flows/see-history.ts';
import { seeLooks } from '../flows/see-looks.ts';
import { seeMeeting } from '../flows/see-meeting.ts';
import { seeOwnWeeks } from '../flows/see-own-week.ts';
import { seePack } from '../flows/see-pack.ts';
import { openReport } from '../flows/see-report.ts';
import { openBudget } from '../flows/set-budget.ts';
import { openSetUp } from '../flows/set-up.ts';
import { askForm } from '../messages/ask-form.ts';
import { type ClickArgs, clicked, type ListenerDeps } from './staff.ts';

/** What a word after `/spend` does instead of logging a line, and who may. */
export interface Word {
  readonly right: Right;
  /** What must follow the word; else it is the beginning of a line. */
  readonly before?: RegExp;
  /** With what after it, it shows a view and notes that; typed as a message, at the press alone. */
  readonly opensView?: RegExp;
  /** `rest` is what follows the word; `key` is Slack's mark of the command. */
  story(act: Act, rest: string, key: string): Promise<Answer>;
}

/** The words that `/spend`, and a message to Oatcake, know. A line begins with none of them. */
export const WORDS: Readonly<Record<string, Word>> = {
  ask: {
    right: 'ask',
    story: async (act, rest) => {
      const form = await openAskForm(act, rest);
      return 'kind' in form ? form : showView(askForm(form));
    },
  },
  waiting: { right: 'ask', story: seeWaiting },
  week: { right: 'week', before: /^$/, story: seeOwnWeeks },
  guidelines: { right: 'guidelines', story: seeGuidelines },
  help: { right: 'help', story: seeHelp },
  customers: { right: 'customers', story: openCaseload },
  'my customers': { right: 'customers', story: openCaseload },
  forecast: { right: 'forecast', story: seeForecast },
  budget: { right: 'forecast', story: openBudget },
  report: { right: 'report', story: openReport },
  export: { right: 'export', before: /^$/, story: openExport },
  audit: { right: 'audit', before: /^$/, story: openAudit },
  history: { right: 'history', opensView: /./, story: openHistory },
  looks: { right: 'looks', before: /^$/, story: seeLooks },
  setup: { right: 'set up', story: openSetUp },
  confirm: { right: 'confirm', story: openConfirm },
  duty: { right: 'duty', story: seeDuty },
  away: { right: 'rota', story: openAway },
  meeting: { right: 'meeting', story: seeMeeting },
  pack: { right: 'pack', before: /^$/, story: seePack },
  controls: { right: 'controls', before: /^(\d{4}(-?Q[1-4])?)?$/i, story: seeControls },
  discuss: { right: 'meeting', story: bringByWord },
  '?': { right: 'help', story: seeHelp },
  signposts: { right: 'log', before: /^(on|off)?$/i, story: switchSignposts },
  card: { right: 'log', before: /^(\d{4})?$/, story: keepOwnCard },
};

/** The word, or the two, that a text begins with, and the rest of it. */
export function wordIn(text: string): { word: Word; rest: string } | undefined {
  const words = text.trim().split(/\s+/);
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ').toLowerCase();
    const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined;
    const rest = words.slice(length).join(' ');
    if (word !== undefined && (word.before?.test(rest) ?? true)) return { word, rest };
  }
  return undefined;
}

/** `Open it`, under a word that came as a message: the same story, with a press that can open a view. */
export function openWord(deps: ListenerDeps) {
  return (args: ClickArgs): Promise<void> => {
    const value = 'value' in args.action ? args.action.value : undefined;
    const known = wordIn(typeof value === 'string' ? value : '') ?? wordIn('help');
    if (known === undefined) throw new Error('There is no word help');
    const { word, rest } = known;
    return clicked(deps, word.right, ({ act, key }) => word.story(act, rest, key), args);
  };
}
