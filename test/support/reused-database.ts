import { rm } from 'node:fs/promises';
import type pg from 'pg';
import { connected, createDatabase, newUrl, receiptsOf } from './database.ts';

/**
 * Test databases on PostgreSQL that are used again: making one takes longer than most tests. Each
 * carries what it began with in a schema of its own, and is brought back to that between tests.
 */
interface Reused {
  readonly url: string;
  readonly keeper: pg.Client;
}

const free = new Map<string, Reused[]>();

/** A database that begins as `source` does, and the way to give it back. */
export async function borrow(source: string): Promise<{ url: string; giveBack(): Promise<void> }> {
  const taken = free.get(source)?.pop() ?? (await another(source));
  return {
    url: taken.url,
    giveBack: async () => {
      await taken.keeper.query(RESTORE);
      await rm(receiptsOf(taken.url), { recursive: true, force: true });
      free.set(source, [...(free.get(source) ?? []), taken]);
    },
  };
}

async function another(source: string): Promise<Reused> {
  const url = newUrl('');
  await createDatabase(url, source);
  return { url, keeper: await connected(url) };
}

/** Keeps what a database holds as that to which it is brought back. */
export async function keepAsBeginning(url: string): Promise<void> {
  const client = await connected(url);
  await client.query(KEEP);
  await client.end();
}

const KEEP = `
  CREATE SCHEMA beginning;
  DO $$
  DECLARE name text;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('CREATE TABLE beginning.%I AS TABLE public.%I', name, name);
    END LOOP;
    CREATE TABLE beginning.sequences AS
      SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public';
  END $$;
  CREATE FUNCTION beginning.restore() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE name text; changed boolean;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('SELECT EXISTS (TABLE public.%1$I EXCEPT ALL TABLE beginning.%1$I)
        OR EXISTS (TABLE beginning.%1$I EXCEPT ALL TABLE public.%1$I)', name) INTO changed;
      IF changed THEN
        EXECUTE format('DELETE FROM public.%1$I', name);
        EXECUTE format('INSERT INTO public.%1$I SELECT * FROM beginning.%1$I', name);
      END IF;
    END LOOP;
    PERFORM setval(format('public.%I', s.sequencename), coalesce(s.last_value, 1),
      s.last_value IS NOT NULL) FROM beginning.sequences s;
  END $$;`;

/** Whoever is still connected, such as a process that was killed, is sent away first. */
const RESTORE = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
  SET session_replication_role = replica;
  SELECT beginning.restore();`;
