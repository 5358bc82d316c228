import { type Refused, refused } from '../domain/refusal.ts';
import { namesReference, type Story } from '../domain/story.ts';
import { referencesOnFile } from '../ledger/customers.ts';
import { owe } from '../ledger/outbox.ts';
import { addStory, isObjectedTo, storyById, storyOf, takeBackStory } from '../ledger/stories.ts';
import { STORY } from '../messages/ids.ts';
import { noticeView } from '../messages/notice-view.ts';
import {
  STORY_FAULTS,
  STORY_TICKS,
  storyForm,
  storyStands,
  storyWords,
} from '../messages/story.ts';
import { type Act, change } from './act.ts';
import { standingPurchase } from './against.ts';
import { type Answer, say, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';

/**
 * `One that worked`: the form; or what is released of this purchase already. Either is a view, since
 * the button may stand under a message that others read.
 */
export async function openStory(act: Act, reference: string): Promise<Answer> {
  const released = await storyOf(act.read, reference);
  if (released !== undefined) return showView(noticeView(storyStands(released)));
  const purchase = await standingPurchase(act.read, act, reference);
  return isRefused(purchase) ? purchase : showView(storyForm(purchase));
}

/** What the form held when it was sent. */
export interface ToldStory {
  readonly text: string;
  readonly ticks: readonly string[];
}

type Faults = { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

/**
 * Releases a sentence for the digest: only with the customer's agreement and when nobody can be
 * recognised in it; one at a time of each purchase, so that the same form again changes nothing.
 */
export async function releaseStory(
  act: Act,
  reference: string,
  told: ToldStory,
): Promise<Faults | Refused | undefined> {
  const faults = await faultsIn(act, reference, told);
  if (faults !== undefined) return { kind: 'faults', faults };
  const result = await change(act, async (writer) => {
    const purchase = await standingPurchase(writer, act, reference);
    if (isRefused(purchase)) return purchase;
    const before = await storyOf(writer, reference);
    if (before?.text === told.text) return before;
    if (before !== undefined) return refused({ why: 'already-closed', became: RELEASED });
    const id = await addStory(writer, { reference, text: told.text, by: act.staff.id });
    await owe(writer, { kind: 'story', subject: { story: id }, conversation: act.staff.slackId });
    return { id };
  });
  return isRefused(result) ? result : undefined;
}

async function faultsIn(act: Act, reference: string, { text, ticks }: ToldStory) {
  if (text === '') return { [STORY.text]: STORY_FAULTS.words };
  if (namesReference(text, await referencesOnFile(act.read))) {
    return { [STORY.text]: STORY_FAULTS.reference };
  }
  if (await isObjectedTo(act.read, reference)) return { [STORY.text]: STORY_FAULTS.objected };
  const isTicked = STORY_TICKS.every(({ code }) => ticks.includes(code));
  return isTicked ? undefined : { [STORY.ticks]: STORY_FAULTS.ticks };
}

/** `Take back`: any manager, until a digest has it. */
export async function takeBack(act: Act, id: number): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const story = await storyById(writer, id);
    if (story === undefined) return refused({ why: 'gone' });
    const isDone = (await takeBackStory(writer, id)) || story.state === 'taken_back';
    return isDone ? story : settled(story);
  });
  if (isRefused(result)) return result;
  const story = await storyById(act.read, id);
  return story === undefined ? refused({ why: 'gone' }) : say(storyStands(story));
}

/** Another is released of this purchase. */
const RELEASED = 'one of this purchase is released';

function settled({ state }: Story): Refused {
  return refused({ why: 'already-closed', became: storyWords(state) });
}
