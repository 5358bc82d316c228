import { formatPounds } from '../domain/money.ts';
import type { Pack } from '../domain/pack.ts';
import type { Plan } from '../domain/sign-off.ts';
import { context, type Message, section } from './blocks.ts';
import { withPackFiles } from './pack-file.ts';
import { headLine } from './pack-spending-lines.ts';
import { packTitle } from './pack-words.ts';
import { mention, typed } from './text.ts';

/** R147: what becomes of a message about one thing, or of a list of such things, some weeks later. */

/** The pack, without its examples and lists: the year's figures, and the way to the rest. */
export function packFaded(pack: Pack, packId: number): Message {
  const day = pack.meeting === undefined ? '' : ` --on ${pack.meeting.day}`;
  const message = {
    text: packTitle(pack),
    blocks: [
      section(`*${packTitle(pack)}*`, typed(headLine(pack))),
      context(
        `The rest is in the ledger: a manager has it again by these buttons; whoever runs Oatcake’s machine, by \`oatcake digest pack${day} --dry-run\`.`,
      ),
    ],
  };
  return withPackFiles(message, packId);
}

/** A decided request: its outcome, and no word that anybody typed. */
export function cardFaded({ reference, upTo, decision, state }: Plan): Message {
  const outcome =
    decision === undefined
      ? 'withdrawn before a decision'
      : `${decision.outcome} by ${mention(decision.by)}`;
  const isOpen = state === 'waiting';
  return {
    text: `Sign-off settled · ${reference}`,
    blocks: [section(`${reference}: ${formatPounds(upTo)} ${isOpen ? 'waits' : outcome}.`)],
  };
}

/** That a customer's year passed the planning figure: no way to see whose any more. */
export function yearFaded(year: string): Message {
  return {
    text: 'A planning figure was passed',
    blocks: [section(`One customer passed the planning figure in ${year}.`)],
  };
}
