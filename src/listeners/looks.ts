import { z } from 'zod';
import { LOOKED_AT } from '../domain/look.ts';
import { openLook } from '../flows/open-look.ts';
import { LOOK } from '../messages/ids.ts';
import type { ListenerDeps } from './staff.ts';
import { CLOSED, onSubmit } from './submit.ts';

const wanted = z.object({ what: z.enum(LOOKED_AT), about: z.string() });

/** R124: what a look is for was told: what was asked for takes the form's place. */
export function lookSent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values, key }) => {
      const purpose = values.chosen(LOOK.purpose);
      const words = values.text(LOOK.words) || undefined;
      const sent = { purpose, words };
      const answer = await openLook(act, wanted.parse(JSON.parse(metadata)), sent, key);
      if (answer.kind === 'view') return { kind: 'next', view: answer.view };
      return answer.kind === 'refused' || answer.kind === 'faults' ? answer : CLOSED;
    },
    [LOOK.words],
  );
}
