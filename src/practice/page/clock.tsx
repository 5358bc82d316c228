import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Offer, State } from '../wire.ts';
import type { Server } from './server.ts';
import { dayAndTime, instantOf, nextMorning, wallClock } from './time.ts';

const HOUR = 3_600_000;

/** The practice clock's time, which goes on between two drawings. */
function useNow(told: string): string {
  const ahead = useMemo(() => Date.parse(told) - Date.now(), [told]);
  const [now, setNow] = useState(told);
  useEffect(() => {
    const tick = () => setNow(new Date(Date.now() + ahead).toISOString());
    tick();
    const timer = setInterval(tick, 10_000);
    return () => clearInterval(timer);
  }, [ahead]);
  return now;
}

/** Moves the clock; `isMoving` until everything on the way has happened. */
function useMoves(server: Server) {
  const [isMoving, setMoving] = useState(false);
  const [failure, setFailure] = useState('');
  const move = async (to: { to: string } | { by: number }) => {
    if (isMoving) return;
    setMoving(true);
    setFailure('');
    try {
      await server.moveClock(to);
    } catch {
      setFailure('The clock goes forward only: the ledger has entries of today.');
    }
    setMoving(false);
  };
  return { isMoving, failure, move };
}

/** What there is to go to, asked anew whenever the clock was opened or has moved. */
function useOffers(server: Server, isOpen: boolean, isMoving: boolean): Offer[] {
  const [offers, setOffers] = useState<Offer[]>([]);
  useEffect(() => {
    if (!isOpen || isMoving) return;
    server.offers().then(setOffers, () => setOffers([]));
  }, [server, isOpen, isMoving]);
  return offers;
}

/** Any day and time ahead. */
function AnyTime({ now, onGo }: { now: string; onGo: (to: string) => void }) {
  const [typed, setTyped] = useState('');
  const soonest = wallClock(now);
  return (
    <form
      class="clock-any"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') onGo(instantOf(typed));
      }}
    >
      <label>
        Day and time
        <input
          type="datetime-local"
          value={typed}
          min={soonest}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit">Go</button>
    </form>
  );
}

/** The practice clock, which can be moved on: what falls due on the way happens. */
export function Clock({ state, server }: { state: State; server: Server }) {
  const now = useNow(state.now);
  const [isOpen, setOpen] = useState(false);
  const { isMoving, failure, move } = useMoves(server);
  const offers = useOffers(server, isOpen, isMoving);
  const all = [{ label: 'Tomorrow', at: nextMorning(now) }, ...offers];
  return (
    <details class="clock" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="clock-name">The clock</span> <span>{dayAndTime(now)}</span>
      </summary>
      <p class="clock-said" role="status">
        {isMoving ? 'Time passes …' : failure}
      </p>
      <div class="clock-moves" aria-busy={isMoving}>
        <button type="button" aria-disabled={isMoving} onClick={() => move({ by: HOUR })}>
          One hour on
        </button>
        {all.map(({ label, at }) => (
          <button
            type="button"
            key={label}
            aria-disabled={isMoving}
            onClick={() => move({ to: at })}
          >
            {label} <small>{dayAndTime(at)}</small>
          </button>
        ))}
        <AnyTime now={now} onGo={(to) => move({ to })} />
      </div>
    </details>
  );
}
