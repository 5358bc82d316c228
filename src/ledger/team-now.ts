import type { Day } from '../domain/day.ts';
import type { TeamNow } from '../domain/team-now.ts';
import { readConfirmations } from './confirmations.ts';
import type { Reader } from './open.ts';
import { colleagues, holdersOf } from './people.ts';
import { limitsAfter, limitsOn } from './policies.ts';
import { workspace } from './workspaces.ts';
import type { Writer } from './writer.ts';

/** Reads how a team is set up. */
export async function readTeam(from: Reader | Writer, today: Day): Promise<TeamNow> {
  const settings = await workspace(from);
  const { onDutyId, protectionLeadId: leadId } = settings;
  const named = await colleagues(from, leadId === undefined ? [] : [leadId]);
  const holders = {
    worker: await holdersOf(from, 'worker'),
    manager: await holdersOf(from, 'manager'),
    qa: await holdersOf(from, 'qa'),
    finance: await holdersOf(from, 'finance'),
    admin: await holdersOf(from, 'admin'),
  };
  return {
    settings,
    holders,
    onDuty: holders.manager.find(({ id }) => id === onDutyId),
    protectionLead: leadId === undefined ? undefined : named.get(leadId),
    confirmations: await readConfirmations(from),
    today,
    limits: await limitsOn(from, today),
    later: await limitsAfter(from, today),
  };
}
