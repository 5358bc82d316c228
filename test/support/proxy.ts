import { EventEmitter, once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A line to a PostgreSQL server that can be cut at the worst moments. */
export interface Line {
  /** The same database, by way of this line. */
  readonly url: string;
  /**
   * Cuts every connection at the next COMMIT: before the server has it, or after it has done it and
   * before it can say so. From then on nobody gets through, until it is mended.
   */
  cutAtCommit(when: 'before' | 'after'): void;
  /** Resolves when it was cut. */
  cut(): Promise<unknown>;
  /** From now on nothing comes through, and nothing says so. */
  stall(): void;
  mend(): void;
}

/** Lays a line to the server of this address. */
export async function lineTo(url: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let [when, isCut] = [undefined as 'before' | 'after' | undefined, false];
  let isStalled = false;
  const told = new EventEmitter();
  const wasCut = once(told, 'cut').then(() => undefined);
  const cut = () => {
    [when, isCut] = [undefined, true];
    for (const socket of sockets) socket.destroy();
    told.emit('cut');
  };
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    let isCommitting = false;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', () => undefined)
        .on('close', () => {
          sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
    }
    if (isStalled) for (const socket of [near, far]) socket.pause();
    near.on('data', (bytes) => {
      const isCommit = when !== undefined && bytes.includes('COMMIT');
      if (isCommit && when === 'before') return cut();
      if (isCommit) isCommitting = true;
      far.write(bytes);
    });
    far.on('data', (bytes) => (isCommitting ? cut() : near.write(bytes)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = new URL(url);
  address.port = String((server.address() as { port: number }).port);
  return {
    url: address.href,
    cutAtCommit: (moment) => {
      when = moment;
    },
    cut: () => wasCut,
    stall: () => {
      isStalled = true;
      for (const socket of sockets) socket.pause();
    },
    mend: () => {
      for (const socket of sockets) socket.resume();
      [isCut, isStalled] = [false, false];
    },
  };
}
