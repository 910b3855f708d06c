import { connect, type Socket } from 'node:net';

/** A connection on which a test writes bytes as it likes. */
export interface RawConnection {
  readonly socket: Socket;
  readonly write: (text: string | Uint8Array) => void;
  /** Everything received so far. */
  readonly received: () => string;
  /** Resolves when what was received matches, or the time is over. */
  readonly until: (pattern: RegExp, ms?: number) => Promise<string>;
  /** Resolves to everything received once the other side has closed. */
  readonly closed: Promise<string>;
}

/** Connects to a port on loopback. Rejects if nobody listens there. */
export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect({ port, host: '127.0.0.1' });
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
  });
  socket.on('error', () => {});
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return {
    socket,
    write: (bytes) => void socket.write(bytes),
    received: () => text,
    until: async (pattern, ms = 5_000) => {
      const end = Date.now() + ms;
      while (!pattern.test(text)) {
        if (Date.now() > end) throw new Error(`${pattern} did not come; received: ${text.slice(0, 500)}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return text;
    },
    closed,
  };
}
