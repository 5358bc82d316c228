import { expect, it } from 'vitest';
import { accessPage } from '../support/access.ts';

it('R93: docs/access.md is the matrix of the code', async () => {
  await expect(accessPage()).toMatchFileSnapshot('../../docs/access.md');
});
