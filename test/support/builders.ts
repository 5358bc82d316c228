import { sourcesIn } from './sources.ts';

/** A function that some file of `src/messages` exports. */
export interface Builder {
  readonly file: string;
  readonly name: string;
  /** What it says that it returns; undefined when it does not say. */
  readonly returns: string | undefined;
}

const EXPORTED = /^export (?:async )?(?:function (\w+)[^(]*|const (\w+)[^=\n]*= (?:async )?)\(/gmu;

/** Every function that a file exports, with the return type that it is written with. */
export function buildersIn(file: string, text: string): Builder[] {
  return [...text.matchAll(EXPORTED)].map((match) => {
    const end = closing(text, match.index + match[0].length);
    const returns = /^\s*:\s*([^{=]+?)\s*(?:\{|=>)/u.exec(text.slice(end))?.[1];
    return { file, name: match[1] ?? match[2] ?? '', returns };
  });
}

/** The place after the bracket that closes the one before `from`. */
function closing(text: string, from: number): number {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
  }
  return at;
}

/** All functions that `src/messages` exports. */
export function allBuilders(): Builder[] {
  return sourcesIn(['src/messages'], ['.ts']).flatMap(({ path, text }) => buildersIn(path, text));
}

/** Whether it makes a whole message or view, the kind of thing that hangs in the gallery. */
export function makesAWhole({ returns }: Builder): boolean {
  return /\b(Message|ModalView|HomeView|View)\b/u.test(returns ?? '');
}
