import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { indexWords, type WordIndex } from '../domain/category-words.ts';
import type { Reader } from './open.ts';
import type { Workspace } from './workspaces.ts';

/** A kind of goods or service (R49). */
export interface Category {
  readonly id: number;
  readonly code: string;
  readonly label: string;
  readonly active: boolean;
}

/** An outcome area (R50). */
export interface Area {
  readonly id: number;
  readonly code: string;
  readonly label: string;
  /** R95: health or offences by inference. */
  readonly sensitive: boolean;
  readonly active: boolean;
}

/** The words a workspace uses, in their order. */
export interface Vocabulary {
  readonly categories: readonly Category[];
  readonly areas: readonly Area[];
  readonly words: WordIndex;
}

/** Of so many workspaces, those that were busy last. */
const MOST_KEPT = 5_000;

/** Keeps each workspace's vocabulary in memory until its version changes. */
export class Vocabularies {
  readonly #kept = new LRUCache<number, { version: number; vocabulary: Promise<Vocabulary> }>({
    max: MOST_KEPT,
  });

  /** The vocabulary of a workspace, read at most once a version. */
  of(reader: Reader, workspace: Workspace): Promise<Vocabulary> {
    const kept = this.#kept.get(workspace.id);
    if (kept?.version === workspace.vocabularyVersion) return kept.vocabulary;
    const vocabulary = readVocabulary(reader);
    this.#kept.set(workspace.id, { version: workspace.vocabularyVersion, vocabulary });
    vocabulary.catch(() => this.#kept.delete(workspace.id));
    return vocabulary;
  }
}

/** The vocabulary as it stands now. */
export async function readVocabulary({ db, workspaceId }: Reader): Promise<Vocabulary> {
  const [categories, areas] = await Promise.all([
    db.category.findMany({
      where: { workspaceId },
      orderBy: { position: 'asc' },
      include: { words: { orderBy: { id: 'asc' } } },
    }),
    db.outcomeArea.findMany({ where: { workspaceId }, orderBy: { position: 'asc' } }),
  ]);
  const words = categories
    .filter(({ active }) => active)
    .flatMap(({ code, words }) => words.map(({ phrase }) => ({ phrase, category: code })));
  return {
    categories: categories.map(({ id, code, label, active }) => ({ id, code, label, active })),
    areas,
    words: indexOf(words),
  };
}

/** Most teams use the words that every team begins with: their index is one for all. */
const indices = new LRUCache<string, WordIndex>({ max: 100 });

function indexOf(words: Parameters<typeof indexWords>[0]): WordIndex {
  const key = createHash('sha256').update(JSON.stringify(words)).digest('base64');
  const index = indices.get(key) ?? indexWords(words);
  indices.set(key, index);
  return index;
}
