import { describe, expect, it } from 'vitest';
import { stages } from './stage.ts';

const stage = stages();

describe('a request for sign-off, as people see it', () => {
  it('is declined with a reason that the worker reads', async () => {
    const { me } = await stage();
    await me.go('coordinator-1', 'team');
    await me.type('/spend 120 V042 television #social');
    await me.press('Ask a manager');
    await me.go('manager-1', 'managers');
    await me.reads(/Sign-off: up to £120\.00/);
    await me.press('Decline');
    await me.form().getByLabel('Why not, and what might help').fill('They tend to be sold on');
    await me.press('Decline');
    await me.reads(/£120\.00 declined by/);
    expect(await me.page.getByText('V042').count()).toBe(0);
    await me.go('coordinator-1', 'dm');
    await me.reads(/Not this time: television, £120\.00/i);
    await me.reads(/They tend to be sold on/);
  });
});
