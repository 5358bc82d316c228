import type { Limits } from '../domain/policy.ts';
import { type Message, section } from './blocks.ts';
import { inWords } from './set-up-how.ts';

/** `/spend history` by itself. */
export function historyHelp(): Message {
  return {
    text: 'How to see the history of a purchase',
    blocks: [
      section('Type its reference after it, such as `/spend history P05485`; the receipt has it.'),
    ],
  };
}

/** `/spend help`: how to log a first line, and what the limits of the day leave to oneself. */
export function help(limits: Limits): Message {
  return {
    text: 'How to use /spend',
    blocks: [
      section(
        '*Log a purchase in one line*',
        '`/spend 4.20 V042 coffee #social`',
        '`/spend 29 V042 boots and socks, flip-flops in snow #self-care cash`',
        'Amount and customer first; then what it was; after a comma, why; a #tag for the part of life.',
      ),
      section(
        '*Or just* `/spend` for the form. A line sent to Oatcake as a message does the same.',
        `Yours to decide: up to ${inWords(limits)}. Above that, Oatcake asks a manager for you.`,
        'Something missing? The line is kept, and finished by a tap.',
      ),
      section(
        '*Tags*',
        '#tenancy #self-care #physical #motivation #time #social #mental #money #substance #offending',
        '*Paid by*  card, cash or bank, anywhere in the line. `/spend card 4471` keeps your card’s last four digits.',
        '*Also*  `/spend ask` before a larger purchase, `/spend waiting` for how it stands; `/spend week` for your own week; `/spend customers` for your caseload; `/spend guidelines`; `/spend pack` for the last meeting’s figures; `/spend history P05485` for what became of a purchase; `/spend signposts off` for no hints at other sources; for managers and finance `/spend report`, `/spend export`, `/spend forecast` and `/spend budget`; for quality assurance and managers `/spend audit`; for managers `/spend meeting`, `/spend discuss P05485`, `/spend controls`, `/spend duty`, `/spend away`, `/spend looks` and `/spend setup`.',
      ),
    ],
  };
}
