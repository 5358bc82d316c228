/** What takes long, as whoever watches is told. */
export type Stage = 'proving' | 'copying' | 'proving the copy';

/** Lets somebody see how far a stage is. */
export type Watch = <T>(
  stage: Stage,
  work: (onProgress: (done: number, total: number) => void) => Promise<T>,
) => Promise<T>;

/** Nobody watches. */
export const UNWATCHED: Watch = (_stage, work) => work(() => undefined);
