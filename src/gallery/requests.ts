import { pence } from '../domain/money.ts';
import type { Note, Plan } from '../domain/sign-off.ts';
import type { Card } from '../messages/card.ts';
import { toldOf } from './purchases.ts';
import type { Scale } from './scales.ts';
import { LIMITS, MANAGER, NOW, TIMEZONE, TODAY, times, WORKER } from './setting.ts';

function noteOf(scale: Scale, at: number): Note {
  const isQuestion = at % 2 === 0;
  const [kind, by] = isQuestion ? (['question', MANAGER] as const) : (['answer', WORKER] as const);
  return { id: at + 1, kind, by, at: NOW, text: isQuestion ? scale.reason : scale.answer };
}

/** A request; `at` tells one of several from the others. */
export function planOf(usual: Scale, at = 0, state: Plan['state'] = 'waiting'): Plan {
  const scale = { ...usual, ...usual.dear };
  const told = toldOf(scale);
  return {
    ...told,
    id: at + 1,
    reference: `S${String(118 + at).padStart(4, '0')}`,
    kind: 'ahead',
    state,
    askedBy: WORKER,
    askedAt: NOW,
    askedOn: TODAY,
    upTo: told.pence,
    overItem: scale.amount > LIMITS.item,
    overDay: scale.amount <= LIMITS.item,
    softRule: undefined,
    interested: scale.notes > 0 ? [7] : [],
    rulesVersion: 1,
    tried: scale.laterLines > 0 ? scale.purpose : undefined,
    urgency: 'today',
    answerBy: new Date('2026-06-17T16:00:00Z'),
    withWhom: MANAGER,
    step: 0,
    waitsFrom: NOW,
    followsId: undefined,
    follows: undefined,
    parts: 0,
    boughtSoFar: pence(0),
    policyId: 1,
    purchase: undefined,
    bought: undefined,
    decision:
      state === 'waiting'
        ? undefined
        : { outcome: 'approved', by: MANAGER, at: NOW, upTo: told.pence, reason: undefined },
    notes: times(scale.notes, (place) => noteOf(scale, place)),
    cardId: undefined,
  };
}

/** A request as its card has it. */
export function cardOf(scale: Scale, at = 0): Card {
  return {
    plan: planOf(scale, at),
    before: { approved: scale.many, declined: Math.floor(scale.many / 2) },
    limits: LIMITS,
    managers: scale.many === 0 ? [] : [{ ...MANAGER, isGroup: false }],
    onDutyId: MANAGER.id,
    askedBefore: undefined,
    timezone: TIMEZONE,
    today: TODAY,
  };
}
