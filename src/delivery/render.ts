import { budgetYearName, budgetYearOf } from '../domain/budget-year.ts';
import { addDays, dayOf, day as toDay } from '../domain/day.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { formatPounds } from '../domain/money.ts';
import { PHOTO_FAULTS } from '../domain/picture.ts';
import type { Plan } from '../domain/sign-off.ts';
import { absenceById, waitingFor } from '../ledger/absences.ts';
import { budgetById } from '../ledger/budgets.ts';
import { readConfirmations } from '../ledger/confirmations.ts';
import { draftById, openDrafts } from '../ledger/drafts.ts';
import { readGuidelines } from '../ledger/guidelines.ts';
import { managersDigest } from '../ledger/managers-digest.ts';
import type { Reader } from '../ledger/open.ts';
import { type Taken, unsentById } from '../ledger/outbox.ts';
import { patternAskById } from '../ledger/patterns.ts';
import { colleagues, partOf } from '../ledger/people.ts';
import { planById } from '../ledger/plan-queries.ts';
import { limitsOn } from '../ledger/policies.ts';
import { versionsOf } from '../ledger/purchase-history.ts';
import { whatBecameOf } from '../ledger/purchase-notes.ts';
import { purchaseById } from '../ledger/purchase-queries.ts';
import { storyById, storyFor } from '../ledger/stories.ts';
import { readTeam } from '../ledger/team-now.ts';
import { readVocabulary } from '../ledger/vocabulary.ts';
import { weeklyDigest } from '../ledger/weekly-digest.ts';
import { type Workspace, workspace } from '../ledger/workspaces.ts';
import { recordedAgainst } from '../messages/against.ts';
import { alreadyPaid, saved } from '../messages/answers.ts';
import { budgetAsked } from '../messages/ask-finance.ts';
import { awaySet, standingIn } from '../messages/away.ts';
import { becameNoted } from '../messages/became.ts';
import type { Message } from '../messages/blocks.ts';
import { card } from '../messages/card.ts';
import { confirmedMessage } from '../messages/confirm-form.ts';
import { corrected } from '../messages/corrected.ts';
import { customerChanged, customerHanded, customerLeft } from '../messages/customer-changes.ts';
import { digestMessage, digestRefused } from '../messages/digest.ts';
import {
  breachNotice,
  decisionMessage,
  questionMessage,
  replyMessage,
  toFinishMessage,
} from '../messages/dms.ts';
import { budgetSet } from '../messages/forecast.ts';
import { guidelineChanged, guidelineSet } from '../messages/guideline-changed.ts';
import { hello } from '../messages/hello.ts';
import type { MessageKind } from '../messages/ids.ts';
import { askedMore, keptToFinish, overLimit, twin } from '../messages/kept.ts';
import { managersDigestMessage, managersDigestRefused } from '../messages/managers-digest.ts';
import { boughtOn } from '../messages/part-bought.ts';
import { patternMessage } from '../messages/pattern.ts';
import { yearPassed, yearPassedNotice } from '../messages/planning.ts';
import { photoKept, photoNotKept } from '../messages/receipt-photo.ts';
import { breachStored } from '../messages/refusals.ts';
import { setUpDone } from '../messages/set-up-done.ts';
import { storyStands } from '../messages/story.ts';
import { mention } from '../messages/text.ts';
import { undelivered } from '../messages/undelivered.ts';
import { askedMessage } from '../messages/waiting.ts';
import { readAfter } from './after.ts';
import { followUpMessage } from './follow-ups.ts';
import { readCard, readSaved, readStanding, ruleNamed } from './read.ts';
import { readChanges } from './read-changes.ts';
import { readYear } from './read-year.ts';
import {
  renderAuditDone,
  renderAuditFinding,
  renderAuditGiven,
  renderAuditReplied,
} from './render-audit.ts';
import { renderFaded } from './render-faded.ts';
import {
  renderAction,
  renderBrought,
  renderPack,
  renderRefused,
  renderReminder,
} from './render-meeting.ts';
import { askedReport } from './render-report.ts';
import { nudgeMessage, ringMessage } from './render-waiting.ts';
import { asItStands, type Settings } from './trial.ts';

type Renderer = (
  from: Reader,
  ids: Taken['subject'],
  now: Date,
  team: Settings,
) => Promise<Message | undefined>;

/** From the kind and ids in the outbox to what a person sees, as the ledger stands now. */
const RENDERERS: Readonly<Record<MessageKind, Renderer>> = {
  saved: async (from, ids, now) => {
    const purchase = await purchaseById(from, Number(ids.purchase));
    if (purchase === undefined) return undefined;
    if (ids.plan !== undefined) {
      const { reference } = await plan(from, ids);
      return alreadyPaid(purchase, reference, await readAfter(from, purchase));
    }
    const like = typeof ids.like === 'string' ? ids.like : undefined;
    return saved({
      ...(await readSaved(from, purchase, now)),
      like,
      changed: purchase.version > 1,
    });
  },
  became: async (from, ids) => {
    const purchase = await purchaseById(from, Number(ids.purchase));
    if (purchase === undefined) return undefined;
    return becameNoted(purchase, await whatBecameOf(from, purchase.reference), await zone(from));
  },
  follow_up: (from, ids, now) => followUpMessage(from, Number(ids.followUp), now),
  story: async (from, ids) => {
    const story = await storyById(from, Number(ids.story));
    return story && storyStands(story);
  },
  pattern: async (from, ids) => {
    const asked = await patternAskById(from, Number(ids.ask));
    return asked && patternMessage(asked);
  },
  breach: async (from, ids) => {
    const purchase = await purchaseById(from, Number(ids.purchase));
    return purchase && breachStored(purchase.reference);
  },
  kept: (from, ids, now) => keptMessage(from, Number(ids.draft), now),
  card: cardMessage,
  card_changed: cardMessage,
  decision: async (from, ids) => {
    const asked = await plan(from, ids);
    const { softRule, askedOn, rulesVersion } = asked;
    const rule = await ruleNamed(from, softRule, askedOn, rulesVersion);
    return decisionMessage(asked, await zone(from), undefined, rule);
  },
  question: async (from, ids) => questionMessage(await plan(from, ids), await zone(from)),
  part_bought: async (from, ids) => {
    const purchase = await purchaseById(from, Number(ids.purchase));
    if (purchase === undefined) return undefined;
    const beyond = ids.beyond === undefined ? undefined : await plan(from, { plan: ids.beyond });
    const after = await readAfter(from, purchase);
    return boughtOn({ plan: await plan(from, ids), purchase, beyond, after }, await zone(from));
  },
  corrected: async (from, ids) => {
    const entry = await purchaseById(from, Number(ids.purchase));
    const versions = entry === undefined ? [] : await versionsOf(from, entry.reference);
    const at = versions.findIndex((version) => version.entry.id === entry?.id);
    const now = versions[at];
    return now && corrected(now, versions[at - 1]);
  },
  against: async (from, ids) => {
    const one = (id: unknown) => (id === undefined ? undefined : purchaseById(from, Number(id)));
    const entry = await one(ids.purchase);
    if (entry === undefined) return undefined;
    const [refund, fee] = await Promise.all([one(ids.refund), one(ids.fee)]);
    const asked = ids.plan === undefined ? undefined : (await plan(from, ids)).reference;
    const { reference, item } = entry;
    return recordedAgainst({ reference, item, missed: ids.missed === 1, refund, fee, plan: asked });
  },
  asked_more: async (from, ids) => askedMore(await plan(from, ids)),
  asked: async (from, ids, now) =>
    askedMessage(await plan(from, ids), await readStanding(from, now)),
  reply: async (from, ids) =>
    replyMessage(await plan(from, ids), Number(ids.note), await zone(from)),
  nudge: async (from, ids, now) => nudgeMessage(from, ids, await plan(from, ids), now),
  ring: async (from, ids, now) => ringMessage(from, await plan(from, ids), now),
  to_finish: async (from, ids) => {
    const day = toDay(String(ids.day));
    const drafts = await openDrafts(from, Number(ids.buyer), day);
    return drafts.length === 0 ? undefined : toFinishMessage(drafts, day);
  },
  weekly_digest: async (from, ids, now, team) => {
    const { timezone, digestPicture } = await team();
    const monday = toDay(String(ids.monday));
    const digest = await weeklyDigest(from, addDays(monday, 7), dayOf(now, timezone));
    const story = (await storyFor(from, monday))?.text;
    return digestMessage(digest, { story, hasPicture: digestPicture });
  },
  managers_digest: async (from, ids, now, team) => {
    const on = addDays(toDay(String(ids.monday)), 7);
    const { timezone } = await team();
    return managersDigestMessage(await managersDigest(from, on, dayOf(now, timezone)));
  },
  managers_digest_refused: async (_from, ids) =>
    managersDigestRefused(String(ids.why), toDay(String(ids.monday))),
  digest_refused: async (_from, ids) => digestRefused(String(ids.why), toDay(String(ids.monday))),
  hello: async (from, ids, now) => {
    const id = Number(ids.person);
    const { roles, isLead } = await partOf(from, id);
    return roles.length === 0 && !isLead ? undefined : hello(roles, await team(from, now), isLead);
  },
  set_up: async (from, _ids, now) => setUpDone(await team(from, now)),
  receipt_kept: async (_from, ids) => photoKept(String(ids.reference)),
  receipt_not_kept: async (_from, ids) => {
    const why = PHOTO_FAULTS.find((one) => one === ids.why) ?? 'not-reached';
    return photoNotKept(String(ids.reference), why);
  },
  confirmed: async (from) => confirmedMessage(await readConfirmations(from), await zone(from)),
  guideline_set: async (from, ids) => guidelineSet(await guideline(from, ids)),
  guideline_changed: async (from, ids) => guidelineChanged(await guideline(from, ids)),
  pack: (from, ids) => renderPack(from, ids),
  pack_reminder: (from, ids) => renderReminder(from, ids),
  pack_refused: async (_from, ids) => renderRefused(ids),
  action_given: (from, ids) => renderAction(from, ids),
  brought: (from, ids, now) => renderBrought(from, ids, now),
  audit_given: renderAuditGiven,
  audit_finding: renderAuditFinding,
  audit_replied: renderAuditReplied,
  audit_done: renderAuditDone,
  away_set: async (from, ids) => {
    const absence = await absenceById(from, Number(ids.absence));
    return absence && awaySet(absence);
  },
  standing_in: async (from, ids, now) => {
    const absence = await absenceById(from, Number(ids.absence));
    if (absence === undefined) return undefined;
    const today = dayOf(now, await zone(from));
    return standingIn(absence, await waitingFor(from, absence.standIn.id), today);
  },
  faded: renderFaded,
  breach_notice: async (from, ids) => {
    const purchase = await purchaseById(from, Number(ids.purchase));
    if (purchase === undefined) return undefined;
    const by = (await colleagues(from, [purchase.buyerId])).get(purchase.buyerId);
    const amount = formatPounds(purchase.pence);
    return breachNotice(purchase.reference, amount, by === undefined ? 'Somebody' : mention(by));
  },
  year_passed: async (from, ids) => {
    const year = await readYear(from, Number(ids.customer), toDay(String(ids.from)));
    return year && yearPassed(year);
  },
  customer_changed: async (from, ids) => {
    const made = await readChanges(from, String(ids.changes));
    return made && customerChanged(made);
  },
  customer_handed: async (from, ids) => {
    const made = await readChanges(from, String(ids.changes));
    return made && customerHanded(made);
  },
  customer_left: async (from, ids) => {
    const made = await readChanges(from, String(ids.changes));
    return made && customerLeft(made);
  },
  budget_set: async (from, ids) => {
    const found = await budgetById(from, Number(ids.budget));
    if (found === undefined) return undefined;
    const { budget, before } = found;
    const { budgetYearStart } = await workspace(from);
    const year = budgetYearName(budgetYearOf(budget.yearFrom, budgetYearStart));
    return budgetSet(year, { amount: budget.pence, before: before?.pence });
  },
  budget_asked: async (from, ids) => {
    const { budgetYearStart } = await workspace(from);
    const year = budgetYearName(budgetYearOf(toDay(String(ids.from)), budgetYearStart));
    const id = Number(ids.by);
    const by = (await colleagues(from, [id])).get(id);
    return by && budgetAsked(year, by);
  },
  report: askedReport,
  year_passed_notice: async (from, ids) => {
    const year = await readYear(from, Number(ids.customer), toDay(String(ids.from)));
    return (
      year && yearPassedNotice({ customer: Number(ids.customer), from: String(ids.from) }, year)
    );
  },
  parked_notice: async (from, ids) => {
    const message = await unsentById(from, Number(ids.message));
    if (message?.fault === undefined) return undefined;
    const { kind, fault, state } = message;
    const reference = await referenceIn(from, message.subject);
    return undelivered({ kind, reference, fault, isTriedOn: state !== 'parked' });
  },
};

async function team(from: Reader, now: Date) {
  return readTeam(from, dayOf(now, await zone(from)));
}

/** Renders an owed message; undefined when there is nothing left to say. */
export async function render(from: Reader, owed: Taken, now: Date): Promise<Message | undefined> {
  const renderer = RENDERERS[owed.kind as MessageKind];
  let read: Promise<Workspace> | undefined;
  const team = () => (read ??= workspace(from));
  const message = await renderer(from, owed.subject, now, team);
  return message && asItStands(from, owed.kind, message, team);
}

async function cardMessage(from: Reader, ids: Taken['subject'], now: Date): Promise<Message> {
  return card(await readCard(from, await plan(from, ids), now));
}

/** What a kept line shows now: its question, or what it became. */
export async function keptMessage(
  from: Reader,
  draftId: number,
  now: Date,
): Promise<Message | undefined> {
  const draft = await draftById(from, draftId);
  if (draft === undefined) return undefined;
  if (draft.state === 'asked' && draft.planId !== undefined) {
    return askedMessage(await plan(from, { plan: draft.planId }), await readStanding(from, now));
  }
  if (draft.keptFor === 'over_limit') {
    const rule = await ruleNamed(from, draft.softRule, draft.day);
    return overLimit(draft, await limitsOn(from, draft.day), rule);
  }
  if (draft.keptFor === 'twin') return twin(draft);
  const { categories, areas } = await readVocabulary(from);
  return keptToFinish(draft, {
    categories: categories.filter(({ active }) => active),
    areas: areas.filter(({ active }) => active),
  });
}

async function guideline(from: Reader, ids: Taken['subject']): Promise<Guideline> {
  const found = (await readGuidelines(from)).find(({ id }) => id === Number(ids.guideline));
  if (found === undefined)
    throw new Error(`The outbox names guideline ${ids.guideline}, which is not there`);
  return found;
}

/** The reference of what a message is about, if that has one. */
async function referenceIn(from: Reader, ids: Taken['subject']): Promise<string | undefined> {
  if (ids.plan !== undefined) return (await planById(from, Number(ids.plan)))?.reference;
  if (ids.purchase === undefined) return undefined;
  return (await purchaseById(from, Number(ids.purchase)))?.reference;
}

async function plan(from: Reader, ids: Taken['subject']): Promise<Plan> {
  const found = await planById(from, Number(ids.plan));
  if (found === undefined)
    throw new Error(`The outbox names request ${ids.plan}, which is not there`);
  return found;
}

async function zone(from: Reader): Promise<string> {
  return (await workspace(from)).timezone;
}
