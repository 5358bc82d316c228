import type { WebClient } from '@slack/web-api';
import type { Pack } from '../domain/pack.ts';
import type { Colleague } from '../domain/sign-off.ts';

/** A file mentions nobody: whom the ledger knows by their Slack id alone is named as in Slack. */
export async function withNames(client: WebClient, pack: Pack): Promise<Pack> {
  const names = new Map<string, string | undefined>();
  for (const { owner } of pack.actions) {
    const { slackId, name } = owner;
    if (name !== undefined || slackId === undefined || names.has(slackId)) continue;
    names.set(slackId, await nameOf(client, slackId));
  }
  const named = (owner: Colleague) => ({
    ...owner,
    name: owner.name ?? names.get(owner.slackId ?? ''),
  });
  return { ...pack, actions: pack.actions.map((one) => ({ ...one, owner: named(one.owner) })) };
}

/** Undefined when Slack does not say: the pages stand without it. */
async function nameOf(client: WebClient, user: string): Promise<string | undefined> {
  const answer = await client.users.info({ user }).catch(() => undefined);
  const { profile, real_name: realName, name } = answer?.user ?? {};
  return profile?.display_name || realName || name;
}
