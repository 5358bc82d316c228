import { onTestFinished } from 'vitest';
import { openAt } from './database.ts';
import { setUp, startApp } from './open-team.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { newDatabase } from './postgres-database.ts';
import { startTeam, type Team } from './team.ts';

/** A team whose ledger lies on a PostgreSQL of its own, which may be stopped and started again. */
export async function teamOnServer(): Promise<{ team: Team; server: Postgres }> {
  const server = await startPostgres({ durable: true });
  onTestFinished(() => server.stop());
  const without = await startTeam({ running: false });
  const now = without.slack.clock.now();
  const url = await newDatabase(server);
  const ledger = await openAt(url, 'live', now);
  await setUp(ledger, now);
  const team = { ...without, url, ledger, reader: ledger.reader(1) };
  const app = await startApp(team);
  onTestFinished(async () => {
    await app.stop();
    await ledger.close();
  });
  return { team, server };
}
