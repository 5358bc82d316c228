import { describe, expect, it } from 'vitest';
import { aboutRequest, type Became } from './request-checks.ts';
import type { Asked, Press } from './requests.ts';

const press = (by: string, wants: Press['wants'], isTaken = true): Press => {
  return { by: { id: by } as Press['by'], wants, isTaken, at: new Date(0) };
};
const asked = (presses: Press[], died = false): Asked => {
  return { reference: 'S0001', presses, amid: { died, twice: () => 0, again: () => 0 } };
};
const BOTH = asked([press('U1', 'approved'), press('U2', 'declined')]);
const DIED = asked([press('U1', 'approved'), press('U2', 'declined')], true);
const LOST = asked([press('U1', 'approved', false), press('U2', 'declined', false)]);

/** U1 has approved it, and everybody reads so, unless it says otherwise. */
function became(other: Partial<Became> = {}): Became {
  return {
    decision: { outcome: 'approved', by: 'U1' },
    card: '✅ S0001: up to £624.00 approved by <@U1>, 11:00',
    told: ['✅ Approved: up to £624.00 · Travelodge · S0001'],
    read: () => ['S0001 was already approved by <@U1>. Nothing was changed.'],
    ...other,
  };
}
const OPEN = became({ decision: undefined, card: 'S0001 [Approve] [Decline]', told: [] });
const DECLINED = { decision: { outcome: 'declined', by: 'U1' } } as const;

describe('chaos finds wrong in a request', () => {
  it.each<[what: string, asked: Asked | undefined, became: Became]>([
    ['that both decided and that is open', BOTH, { ...OPEN, read: () => [] }],
    ['whose outcome nobody pressed', BOTH, became(DECLINED)],
    ['that somebody decided who had not pressed', asked([]), became()],
    ['that nobody was asked to decide', undefined, became()],
    ['whose loser reads nothing of it', BOTH, became({ read: () => [] })],
    ['whose card names the other outcome', BOTH, became({ card: 'S0001: declined by <@U1>' })],
    ['whose card names somebody else', BOTH, became({ card: 'S0001: x approved by <@U2>' })],
    ['whose card keeps its buttons', BOTH, became({ card: `${became().card} [Approve]` })],
    ['that waits and has no buttons', LOST, { ...OPEN, card: 'S0001' }],
    ['told twice', BOTH, became({ told: [...became().told, ...became().told] })],
    ['told by no word', BOTH, became({ told: [] })],
    ['told as declined', BOTH, became({ told: ['Not this time: Travelodge · S0001'] })],
  ])('%s', (_, one, is) => {
    expect(aboutRequest('S0001', one, is)).not.toEqual([]);
  });
});

describe('chaos finds nothing wrong in a request', () => {
  it.each<[what: string, asked: Asked | undefined, became: Became]>([
    ['decided as it is told', BOTH, became()],
    ['that waits, since nobody was acknowledged', LOST, OPEN],
    ['that both read as not saved', BOTH, { ...OPEN, read: () => ['Not saved'] }],
    ['whose loser would have been told by a copy that died', DIED, became({ read: () => [] })],
  ])('%s', (_, one, is) => {
    expect(aboutRequest('S0001', one, is)).toEqual([]);
  });
});
