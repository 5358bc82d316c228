import { onTestFinished } from 'vitest';
import { type Many, type ManyOptions, openMany } from './open-many.ts';

export { type Many, ONE, OTHER, SECRETS, signingSecret } from './open-many.ts';

/** Opens two teams for one test, and takes all away when the test ends. */
export async function startMany(options: ManyOptions = {}): Promise<Many> {
  const many = await openMany(options);
  onTestFinished(() => many.close());
  return many;
}
