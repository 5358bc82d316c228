import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address for all copies of the app, as a balancer gives: each connection goes to the next. */
export interface Door {
  readonly url: string;
  /** Who stands behind it by now, by their ports. */
  leadTo(ports: () => readonly number[]): void;
  /** So many answers do not arrive; what was asked for is done all the same. */
  loseAnswers(count: number): void;
  /** Ends every connection; gives how many there were. */
  cut(): number;
  close(): void;
}

/** Opens a door on loopback. */
export async function openDoor(): Promise<Door> {
  const open = new Set<Socket>();
  let [ports, turn, lost] = [(): readonly number[] => [], 0, 0];
  const server = createServer((near) => {
    const behind = ports();
    const port = behind[turn++ % Math.max(1, behind.length)];
    if (port === undefined) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket) && end());
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      if (lost <= 0) return near.write(bytes);
      lost -= 1;
      return end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    const { size } = open;
    for (const socket of open) socket.destroy();
    return size;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    leadTo: (to) => {
      ports = to;
    },
    loseAnswers: (count) => {
      lost = count;
    },
    cut,
    close: () => {
      cut();
      server.close();
    },
  };
}
