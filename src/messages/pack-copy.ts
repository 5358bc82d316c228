import type { Meeting } from '../domain/meeting.ts';
import { formatWholePounds } from '../domain/money.ts';
import type { PackCopy } from '../domain/pack.ts';
import type { ReportRow } from '../domain/report.ts';
import { context, type Message, section } from './blocks.ts';
import { firstIdea } from './digest-text.ts';
import { meetingName } from './meeting.ts';
import { withPackFiles } from './pack-file.ts';
import { auditedLine, forecastLine } from './pack-lines.ts';
import { figuresWords, monthName } from './pack-spending-lines.ts';
import { packTitle } from './pack-words.ts';
import { typed } from './text.ts';

const TOO_FEW = 'about fewer than five people, so no figures are shown';
/** Rows of one split that are shown. */
const SHOWN = 12;

/** R93, R108: the pack for whoever is no manager: figures alone, small ones together. */
export function packCopy(copy: PackCopy): Message {
  const { month, areas, categories, exceptions, forecast } = copy;
  const audited = auditedLine(copy);
  const head = `${monthName(copy.days.month.from)}: ${month === undefined ? TOO_FEW : figuresWords(month)}`;
  return {
    text: packTitle(copy),
    blocks: [
      section(`*${packTitle(copy)}*`, head),
      ...rows('By outcome area', areas),
      ...rows('By category', categories),
      section(`*Exceptions*: ${exceptions ?? 'fewer than five'}`, audited && typed(audited)),
      ...(forecast === undefined ? [] : [section(`*Forecast*: ${typed(forecastLine(forecast))}`)]),
      context(
        'Only you see this. What is about fewer than five people is shown together, or not at all; what is discussed is for managers.',
      ),
    ],
  };
}

function rows(heading: string, all: readonly ReportRow[] | undefined) {
  if (all === undefined || all.length === 0) return [];
  const lines = all.slice(0, SHOWN).map(({ label, pence, purchases }) => {
    return `${typed(firstIdea(label))}  ${formatWholePounds(pence)} · ${purchases.toLocaleString('en-GB')}`;
  });
  const more = all.length > SHOWN && `and ${all.length - SHOWN} more`;
  return [section(`*${heading}*`, ...lines, more)];
}

/** For managers: where the pack is, and its files. */
export function packPlace(
  pack: { readonly id: number; readonly meeting: Meeting },
  channel: string | undefined,
): Message {
  const title = `Pack: ${meetingName(pack.meeting)}`;
  const where = channel === undefined ? '' : `It is in <#${channel}>.`;
  return withPackFiles({ text: title, blocks: [section(`*${title}*`, where)] }, pack.id);
}

/** Before the first. */
export function noPackYet(): Message {
  return {
    text: 'No pack yet',
    blocks: [
      section(
        '*There is no pack yet.*',
        'The first is made some days before the monthly meeting; `/spend meeting` tells managers when that is.',
      ),
    ],
  };
}
