import { useState } from 'preact/hooks';
import { findElement } from '../block-kit/state.ts';
import type { Block } from '../block-kit/types.ts';
import type { Entries, Entry, Source, Values } from '../wire.ts';
import type { Server } from './server.ts';
import type { SurfaceApi } from './surface.ts';

interface Options {
  key: string;
  source: Source;
  blocks: readonly Block[];
  values: Values;
  server: Server;
  errors?: Record<string, string>;
}

/** Entries whose element is still there. */
function living(entries: Entries, blocks: readonly Block[]): Entries {
  const kept: Entries = {};
  for (const [block, byAction] of Object.entries(entries)) {
    for (const [action, entry] of Object.entries(byAction)) {
      if (findElement(blocks, block, action)) kept[block] = { ...kept[block], [action]: entry };
    }
  }
  return kept;
}

/** Keeps what is typed at a place until it is sent. */
export function useEntries(options: Options): SurfaceApi & { entries: Entries } {
  const { key, source, blocks, values, server, errors = {} } = options;
  const [entries, setEntries] = useState<Entries>({});
  const target = (block: Block, action: string | undefined, entry: Entry = null) => ({
    block: block.block_id,
    action: action ?? '',
    entry,
  });
  return {
    key,
    entries: living(entries, blocks),
    state: (block, { action_id = '' }) => values[block.block_id]?.[action_id],
    entry: (block, { action_id = '' }) => entries[block.block_id]?.[action_id],
    enter: (block, { action_id = '' }, entry) =>
      setEntries((before) => ({
        ...before,
        [block.block_id]: { ...before[block.block_id], [action_id]: entry },
      })),
    act: async (block, element, entry) => {
      const sent = target(block, element.action_id, entry);
      try {
        return await server.act(source, sent, living(entries, blocks));
      } catch {
        return { ok: false, sentence: 'That is no longer there.' };
      }
    },
    upload: async (file) => (await server.upload(file)).id,
    suggest: (block, element, query) =>
      server.suggest(source, target(block, element.action_id), query),
    error: (block) => errors[block.block_id],
  };
}
