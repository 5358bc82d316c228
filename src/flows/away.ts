import type { Absence } from '../domain/absence.ts';
import type { Day } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { absenceById, absencesFrom, addAbsence, endAbsence } from '../ledger/absences.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { holdersOf } from '../ledger/people.ts';
import type { Writer } from '../ledger/writer.ts';
import { AWAY_FAULTS, awayEnded, awayForm } from '../messages/away.ts';
import { AWAY } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, say, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';
import type { Faults } from './set-up.ts';
import { handOverOnce } from './stand-in.ts';

/** A time away as it was told. */
export interface ToldAway {
  readonly from: Day;
  readonly until: Day;
  /** A Slack id. */
  readonly standIn: string;
}

/** `/spend away`: the days, who stands in, and what is set already. */
export async function openAway(act: Act): Promise<Answer> {
  const others = (await managers(act)).filter(({ id }) => id !== act.staff.id);
  if (others.length === 0) return refused({ why: 'no-other-manager' });
  const day = today(act);
  return showView(awayForm(await absencesFrom(act.read, day, act.staff.id), day));
}

/**
 * Sets a manager's time away (R30). The stand-in is told; from the first day on they have what waits.
 *
 * @returns sentences under fields; nothing when it is set
 * @throws CameBefore when the same form came before
 */
export async function setAway(act: Act, told: ToldAway, key: string): Promise<Faults | undefined> {
  const standIn = (await managers(act)).find(({ slackId }) => slackId === told.standIn);
  const faults = faultsIn(act, told, standIn?.id, await absencesFrom(act.read, told.from));
  if (standIn === undefined || Object.keys(faults).length > 0) return faults;
  await change(act, async (writer) => {
    await keepAnswer(writer, key, { kind: 'away' });
    const days = { from: told.from, until: told.until };
    const who = { personId: act.staff.id, standInId: standIn.id, setById: act.staff.id };
    const id = await addAbsence(writer, { ...who, ...days });
    await owe(writer, {
      kind: 'away_set',
      subject: { absence: id },
      conversation: act.staff.slackId,
    });
    if (told.from <= today(act)) await handOverOnce(writer, await theAbsence(writer, id));
    else await tellStandIn(writer, id, told.standIn);
  });
  return undefined;
}

function faultsIn(
  act: Act,
  { from, until }: ToldAway,
  standInId: number | undefined,
  known: readonly Absence[],
): Faults {
  const isOther = standInId !== undefined && standInId !== act.staff.id;
  const isAway = known.some(
    (one) => one.person.id === standInId && one.from <= until && from <= one.until,
  );
  return {
    ...(from < today(act) ? { [AWAY.from]: AWAY_FAULTS.past } : {}),
    ...(until < from ? { [AWAY.until]: AWAY_FAULTS.order } : {}),
    ...(isAway ? { [AWAY.standIn]: AWAY_FAULTS.away } : {}),
    ...(isOther ? {} : { [AWAY.standIn]: AWAY_FAULTS.notAnother }),
  };
}

/** `End it now`: new requests come back; what the stand-in has, they keep. */
export async function endAway(act: Act, id: number): Promise<Answer> {
  const ended = await change(act, (writer) => end(writer, act, id));
  return isRefused(ended) ? ended : say(awayEnded(ended));
}

async function end(writer: Writer, act: Act, id: number): Promise<Absence | Refused> {
  const absence = await absenceById(writer, id);
  if (absence === undefined || absence.person.id !== act.staff.id) return refused({ why: 'gone' });
  if (!(await endAbsence(writer, id))) return refused({ why: 'already-closed', became: undefined });
  await tellStandIn(writer, id, absence.standIn.slackId);
  return absence;
}

async function tellStandIn(writer: Writer, absence: number, to: string | undefined): Promise<void> {
  if (to === undefined) return;
  await owe(writer, { kind: 'standing_in', subject: { absence }, conversation: to });
}

async function theAbsence(writer: Writer, id: number): Promise<Absence> {
  const absence = await absenceById(writer, id);
  if (absence === undefined) throw new Error(`Absence ${id} is gone`);
  return absence;
}

async function managers(act: Act) {
  return (await holdersOf(act.read, 'manager')).filter(({ isGroup }) => !isGroup);
}
