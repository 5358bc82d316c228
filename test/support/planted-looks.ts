import { VIEWS } from '../../src/messages/ids.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { history } from './corrections.ts';
import type { Planted } from './planted.ts';
import { dmWith, spend } from './spend.ts';
import type { Team } from './team.ts';

/** A guideline's words, which the whole team reads: no secret, and never in a log all the same. */
export const GUIDELINE_PLACE = 'guideline';

/** Looks outside the own caseload, a guideline, an audit with its reply, an objection, a budget. */
export async function looksAndAudits(team: Team, planted: Planted): Promise<void> {
  await looks(team, planted);
  await guideline(team, planted);
  await audit(team, planted);
  await objection(team);
  await budget(team);
  await file(team, planted);
}

async function looks(team: Team, planted: Planted): Promise<void> {
  await spend(team, `4 V024 tea ${planted.word('a colleague’s tea')} #social`, team.colleague);
  const { reference } = await team.reader.db.purchase.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await team.worker.command('team', `/spend history ${reference}`);
  const what = { 'What for': 'Something else: say what' };
  const names = planted.word('look: refused');
  await team.worker.fill({ ...what, 'In a few words': `${names} of ST4 2DQ` });
  await team.worker.submit();
  await team.worker.fill({ ...what, 'In a few words': planted.word('look: words') });
  await team.worker.submit();
  await team.worker.close(true);
  await history(team, 'P00001', team.colleague);
  await team.colleague.close(true);
}

async function guideline(team: Team, planted: Planted): Promise<void> {
  const w = () => planted.word(GUIDELINE_PLACE);
  await spend(team, 'guidelines', team.manager);
  await team.manager.click('Change the guidelines');
  await team.manager.click('Add one');
  await team.manager.fill({
    Title: `Ask first ${w()}`,
    'In plain words': w(),
    'What it does': 'Ask first: a reminder',
    'Words that bring it up': w(),
    'What is usually done instead': w(),
  });
  await sent(team.manager);
}

async function audit(team: Team, planted: Planted): Promise<void> {
  const qa = team.slack.asPerson('qa-1');
  await qa.command('team', '/spend audit');
  await qa.click('Begin another round');
  await qa.fill({ Seed: planted.word('audit: a seed') });
  await qa.submit();
  await qa.fill({
    ...{ 'Entries from': '2026-06-01', to: '2026-07-31', Seed: '7', 'How many': '1' },
    'Who looks': 'Quality assurance alone',
  });
  await sent(qa);
  await dmWith(team, /for you to look at/, qa);
  while (qa.view() !== undefined) await qa.close();
  await qa.click('Begin');
  await qa.waitFor((me) => me.view());
  const questions = (qa.view()?.blocks ?? []).flatMap((one) =>
    one.element?.type === 'radio_buttons' ? [one.label?.text ?? ''] : [],
  );
  await qa.fill(Object.fromEntries(questions.map((question) => [question, 'Yes'])));
  await qa.fill({ 'What you found, in a few words': planted.word('audit: finding') });
  await sent(qa);
  await dmWith(team, /A note from the audit/);
  await team.worker.click('Reply');
  await team.worker.fill({ 'Your reply': planted.word('audit: reply') });
  await sent(team.worker);
  await dmWith(team, /The reply:/, qa);
}

async function objection(team: Team): Promise<void> {
  await team.worker.command('dm', '/spend customers');
  await team.worker.click('Told, or objected', { nth: 0 });
  await team.worker.waitFor((me) => me.view()?.callback_id === VIEWS.told);
  await team.worker.fill({ 'They object': 'Yes' });
  await sent(team.worker);
}

async function budget(team: Team): Promise<void> {
  const finance = team.slack.asPerson('finance-1');
  await finance.command('dm', '/spend budget');
  await finance.fill({ 'Budget in pounds': '777777' });
  await sent(finance);
}

async function file(team: Team, planted: Planted): Promise<void> {
  await team.manager.command('team', '/spend export');
  const days = { From: '2026-06-01', To: '2026-06-30' };
  await team.manager.fill({ ...days, 'What for': `${planted.word('file: refused')} of ST4 2DQ` });
  await team.manager.submit();
  await team.manager.fill({ 'What for': planted.word('file: purpose') });
  await sent(team.manager);
  await team.manager.waitFor(() => team.manager.dm().find(({ files }) => files.length > 0));
}

async function sent(person: Person): Promise<void> {
  const { kind, errors } = await person.submit();
  if (kind === 'errors') throw new Error(JSON.stringify(errors));
}
