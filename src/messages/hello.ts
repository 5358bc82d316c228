import type { Role } from '../domain/staff.ts';
import type { TeamNow } from '../domain/team-now.ts';
import { type Message, section } from './blocks.ts';
import { confirmButton } from './confirm-form.ts';
import { inWords } from './set-up-how.ts';
import { counted, mention } from './text.ts';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  worker: 'worker',
  manager: 'manager',
  qa: 'quality assurance',
  finance: 'finance',
  admin: 'admin',
};

/** The first message to somebody who is new on the team: what to type, and what is theirs. */
export function hello(roles: readonly Role[], team: TeamNow, isLead: boolean): Message {
  const buys = roles.includes('worker') || roles.includes('manager');
  const parts = [
    ...roles.map((role) => ROLE_WORDS[role]),
    ...(isLead ? ['data protection lead'] : []),
  ];
  const open = team.confirmations.open.length;
  return {
    text: 'Hello from Oatcake',
    blocks: [
      section('👋 *Hello from Oatcake*', `Your part in the team: ${parts.join(', ')}.`),
      ...(buys ? [firstLine(team)] : []),
      ...(roles.includes('manager') ? [forManager(team)] : []),
      ...(roles.includes('admin')
        ? [section('`/spend setup` changes how the team is set up.')]
        : []),
      ...(isLead ? [forLead(open)] : []),
      ...(isLead && open > 0 ? [confirmButton()] : []),
    ],
  };
}

function firstLine({ limits }: TeamNow) {
  return section(
    'Log a purchase in one line, anywhere in Slack:',
    '`/spend 4.20 V042 coffee #social`',
    'Or just `/spend` for the form; `/spend help` tells the rest.',
    `*Yours to decide:* up to ${inWords(limits)}. Above that, Oatcake asks a manager for you.`,
  );
}

function forManager({ settings, onDuty }: TeamNow) {
  const channel = settings.managersChannel;
  const where = channel === undefined ? 'the managers’ channel' : `<#${channel}>`;
  const duty = onDuty === undefined ? 'Nobody is on duty yet' : `${mention(onDuty)} is on duty`;
  return section(
    `*Yours to sign off:* requests come as cards to ${where}; *Approve* decides at once.`,
    `${duty}: \`/spend duty\` changes it. \`/spend away\` names who stands in for you.`,
  );
}

function forLead(open: number) {
  return section(
    open === 0
      ? '*Data protection:* all is confirmed for real use.'
      : `*Data protection:* ${counted(open, 'confirmation')} before real use ${open === 1 ? 'waits' : 'wait'} for you, and for nobody else.`,
  );
}
