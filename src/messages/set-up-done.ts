import { formatDay } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import type { TeamNow } from '../domain/team-now.ts';
import { type Message, section } from './blocks.ts';
import { inWords, monthAndDay } from './set-up-how.ts';
import { counted, mention, shortPounds, typed } from './text.ts';

/** Most people that are named one by one. */
const MOST_NAMED = 12;

/** To whoever finished the set-up: how the team is set up now, and what comes next. */
export function setUpDone(team: TeamNow): Message {
  return {
    text: 'Oatcake is set up',
    blocks: [
      section('✅ *Oatcake is set up like this*', ...whereLines(team), ...whoLines(team)),
      section(...howLines(team)),
      section('*What next*', ...nextLines(team)),
    ],
  };
}

function whereLines({ settings }: TeamNow): string[] {
  const { digestChannel, managersChannel, digest, timezone } = settings;
  return [
    `*Digest*  ${channel(digestChannel)}, ${digest.day} at ${digest.time} (${timezone})`,
    `*Sign-off*  ${channel(managersChannel)}`,
  ];
}

function channel(id: string | undefined): string {
  return id === undefined ? 'no channel yet' : `<#${id}>`;
}

function whoLines({ holders, onDuty, protectionLead, confirmations }: TeamNow): string[] {
  const managers = holders.manager.slice(0, MOST_NAMED).map(mention).join(', ');
  const more = holders.manager.length - MOST_NAMED;
  const open = confirmations.open.length;
  const lead = protectionLead === undefined ? 'nobody yet' : mention(protectionLead);
  return [
    `*Managers*  ${managers || 'nobody yet'}${more > 0 ? ` and ${more} more` : ''}`,
    `*On duty*  ${onDuty === undefined ? 'nobody: the first manager is asked' : mention(onDuty)}`,
    `*Workers*  ${holders.worker.length}`,
    `*Data protection lead*  ${lead}${open > 0 ? ` · ${counted(open, 'confirmation')} open` : ''}`,
  ];
}

function howLines({ settings, limits, later }: TeamNow): string[] {
  const { meeting, hours, budgetYearStart, planningFigure, receiptPhotos, digestPicture } =
    settings;
  return [
    `*Limits*  ${inWords(limits)}; beyond an approval ${formatPounds(limits.tolerance)}`,
    ...later.slice(0, 3).map((one) => `from ${formatDay(one.from)}: ${inWords(one)}`),
    `*Meeting*  ${meeting === undefined ? 'not set' : typed(meeting)}`,
    `*Hours*  ${hours.from} to ${hours.until}, Monday to Friday`,
    `*Budget year*  from ${monthAndDay(budgetYearStart)}`,
    `*Planning figure*  ${shortPounds(planningFigure)} for a customer’s year`,
    `*Photos of receipts*  ${receiptPhotos ? 'on' : 'off'}`,
    `*A picture in the weekly digest*  ${digestPicture ? 'on' : 'off'}`,
  ];
}

function nextLines({ settings, confirmations }: TeamNow): string[] {
  const open = confirmations.open.length > 0;
  return [
    ...(settings.managersChannel === undefined
      ? ['• A manager types `/spend setup` and chooses their private channel.']
      : []),
    '• Put the customers on file: `/spend customers`.',
    '• Log a first line: `/spend 4.20 V042 coffee #social`.',
    ...(open ? ['• The data protection lead confirms with `/spend confirm`.'] : []),
    '• Change any of this with `/spend setup`.',
  ];
}
