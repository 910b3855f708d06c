import { connect, createServer, type Socket } from 'node:net';

/** The wire between a host and its database. */
export interface Gate {
  readonly port: number;
  /** Connections end, and new ones too. */
  readonly cut: () => void;
  /** Connections stay, and nothing comes through: as when the other machine has gone without a word. */
  readonly stall: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Passes bytes on to `port` on loopback while it is not cut. */
export async function openGate(port: number): Promise<Gate> {
  const open = new Set<Socket>();
  let state: 'whole' | 'cut' | 'stalled' = 'whole';
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    if (state === 'cut') return void near.destroy();
    const far = connect({ port, host: '127.0.0.1' });
    keep(far);
    const pass = (to: Socket) => (bytes: Buffer) => void (state === 'whole' && to.write(bytes));
    near.on('data', pass(far));
    far.on('data', pass(near));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const endAll = () => {
    for (const socket of open) socket.destroy();
  };
  const cut = () => {
    state = 'cut';
    endAll();
  };
  return {
    port: address.port,
    cut,
    stall: () => {
      state = 'stalled';
    },
    mend: () => {
      // What was half said before can only be said anew.
      if (state === 'stalled') endAll();
      state = 'whole';
    },
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}
