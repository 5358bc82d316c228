import type { Pack } from '../domain/pack.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { packTitle } from './pack-words.ts';

/** R68: what a pack comes as beside its message. */
export const PACK_FILES = ['pdf', 'csv'] as const;
export type PackFile = (typeof PACK_FILES)[number];

const AS: Readonly<Record<PackFile, string>> = { pdf: 'to print', csv: 'figures' };

/** What the file is called in Slack. */
export function packFileTitle(
  pack: Pick<Pack, 'meeting' | 'days'>,
  what: PackFile,
  isTrial = false,
): string {
  return `${isTrial ? 'Trial · ' : ''}${packTitle(pack)} (${AS[what]})`;
}

/** The pack with the buttons by which each manager has its files by themselves. */
export function withPackFiles({ text, blocks }: Message, packId: number): Message {
  const buttons = actions(
    `pack-files:${packId}`,
    button('Print (PDF)', ACTIONS.packPdf, packId),
    button('Figures (CSV)', ACTIONS.packCsv, packId),
  );
  return { text, blocks: [...blocks, buttons] };
}

/** To whoever pressed, once it is owed. */
export function packFileComing(what: PackFile): Message {
  const name = what === 'pdf' ? 'pack to print' : 'pack’s figures';
  const text = `The ${name} comes as a message from Oatcake, to you alone.`;
  return { text, blocks: [section(text, 'It is for managers: keep it where only they read.')] };
}
