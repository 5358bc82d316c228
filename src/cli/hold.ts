import type { Command } from 'commander';
import { customersByReference } from '../ledger/customers.ts';
import { Deadline } from '../ledger/deadline.ts';
import { endHold, holdsStanding, setHold } from '../ledger/holds.ts';
import type { Ledger } from '../ledger/open.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

/** Milliseconds that a command may wait for the running app to let it write. */
const PATIENCE = 10_000;

interface Asked {
  readonly reason?: string;
  readonly end?: true;
}

export function addHold(program: Command, world: World, act: Act): void {
  program
    .command('hold')
    .description('keep all that is held about a customer, whatever the retention settings say')
    .argument('[reference]', 'the customer, such as V042; without one the holds are listed')
    .option('--reason <words>', 'why')
    .option('--end', 'the hold is over')
    .action((reference: string | undefined, asked: Asked, command: Command) => {
      if (reference !== undefined && !asked.end && !asked.reason?.trim()) {
        command.error('error: say why with --reason, or --end.');
      }
      return act(() =>
        withLedger(world, (ledger, { id }) => hold(world, ledger, id, reference, asked)),
      );
    });
}

/** R139. */
async function hold(
  world: World,
  ledger: Ledger,
  workspaceId: number,
  reference: string | undefined,
  { reason, end }: Asked,
): Promise<Answer> {
  const reader = ledger.reader(workspaceId);
  if (reference === undefined) {
    const standing = await holdsStanding(reader);
    if (standing.length === 0) return answer('No legal hold stands.');
    return answer(
      ...standing.map(
        (one) => `${one.customer} since ${one.setAt.toISOString().slice(0, 10)}: ${one.reason}`,
      ),
    );
  }
  const [customer] = await customersByReference(reader, [reference]);
  if (customer === undefined) return refused('No such customer is on file.');
  const request = { workspaceId, deadline: Deadline.in(PATIENCE), now: world.now(), actorId: null };
  const done = await ledger.write(request, (writer) =>
    end ? endHold(writer, customer.id) : setHold(writer, customer.id, reason ?? ''),
  );
  if (end)
    return done
      ? answer(`The hold on ${customer.reference} is over.`)
      : refused('No hold stands on this customer.');
  return done
    ? answer(
        `Nothing about ${customer.reference} is forgotten until \`oatcake hold ${customer.reference} --end\`.`,
      )
    : refused('A hold stands on this customer already.');
}
