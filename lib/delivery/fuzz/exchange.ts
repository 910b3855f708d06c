import { connect } from 'node:net';

/** What came back on a connection, and how it ended. */
export interface Exchanged {
  readonly received: Buffer;
  /** The other side broke the connection off: it may have said more than what arrived. */
  readonly reset: boolean;
}

/** A connection that has not ended by then never will. */
const STUCK_MS = 15_000;

/**
 * Sends bytes on a connection of their own and reads until the other side closes.
 *
 * @param leaveAfterMs leaves without waiting for the end
 * @param ends whether this side says that nothing more comes
 * @throws Error if the connection does not end
 */
export function exchange(
  port: number,
  pieces: readonly Uint8Array[],
  { leaveAfterMs, ends = false }: { readonly leaveAfterMs?: number; readonly ends?: boolean } = {},
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const received: Buffer[] = [];
    let reset = false;
    const stuck = setTimeout(() => {
      const text = Buffer.concat(received).toString('latin1').slice(-300);
      socket.destroy();
      reject(new Error(`no end came within ${STUCK_MS} ms; the last that came: ${text}`));
    }, STUCK_MS);
    const leave = leaveAfterMs === undefined ? undefined : setTimeout(() => socket.destroy(), leaveAfterMs);
    socket.on('data', (chunk) => void received.push(chunk));
    socket.on('end', () => socket.end());
    socket.on('error', () => {
      reset = true;
    });
    socket.on('close', () => {
      clearTimeout(stuck);
      clearTimeout(leave);
      resolve({ received: Buffer.concat(received), reset });
    });
    for (const piece of pieces) socket.write(piece);
    if (ends) socket.end();
  });
}
