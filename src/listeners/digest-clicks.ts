import { z } from 'zod';
import { openStory, releaseStory, takeBack } from '../flows/release-story.ts';
import { seeOwnWeek } from '../flows/see-own-week.ts';
import { STORY } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { CLOSED, onSubmit } from './submit.ts';

/** `My own week`, under the team's digest. */
export function ownWeek(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => seeOwnWeek(act, value));
}

/** `One that worked`, beside a purchase. */
export function storyClicked(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => openStory(act, value));
}

/** `Take back`. */
export function storyTakenBack(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => takeBack(act, id));
}

const of = z.object({ reference: z.string() });

/** The form of one that worked. */
export function storySent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values }) => {
      const { reference } = of.parse(JSON.parse(metadata));
      const told = { text: values.text(STORY.text), ticks: values.all(STORY.ticks) };
      return (await releaseStory(act, reference, told)) ?? CLOSED;
    },
    [STORY.text],
  );
}
