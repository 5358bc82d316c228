import { salted } from './salted.ts';
import type { Writer } from './writer.ts';

/**
 * People by the names that a file calls them. Names that nobody on the roster has are kept as
 * former staff: without a Slack id, and so without access.
 */
export async function namedPeople(
  writer: Writer,
  names: readonly string[],
): Promise<Map<string, number>> {
  const { db, workspaceId } = writer;
  const wanted = [...new Set(names)];
  const known = await db.person.findMany({ where: { workspaceId, name: { in: wanted } } });
  const people = new Map(known.map(({ id, name }) => [name ?? '', id]));
  for (const name of wanted.filter((each) => !people.has(each))) {
    const { id } = await db.person.create({ data: { workspaceId, name } });
    people.set(name, id);
    const facts = { former: true, ...salted({ name }) };
    writer.record({ kind: 'person.named', subject: `person:${id}`, facts });
  }
  return people;
}
