import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';

type Holder = { pid: number; port: number; key: string };

/** A lock that is held until `release()` or the end of the process. */
export type Lock = { release(): void };

/**
 * Takes a lock that at most one process holds, or says who does.
 *
 * The file alone would outlive a process that was killed, and process numbers are used again (in containers the same
 * one at every start). So the holder also listens on loopback, and only one that answers with the file's key counts.
 */
export async function takeLock(file: string): Promise<Lock | { heldBy: number }> {
  const key = randomBytes(16).toString('hex');
  const server = createServer((socket) => socket.on('error', () => {}).end(key));
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  server.unref();
  const mine: Holder = { pid: process.pid, port, key };
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx', mode: 0o600 });
      return {
        release: () => {
          server.close();
          if (read(file)?.key === key) rmSync(file, { force: true });
        },
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        server.close();
        throw error;
      }
    }
    const holder = read(file);
    if (holder && (await isAlive(holder))) {
      server.close();
      return { heldBy: holder.pid };
    }
    removeStale(file, holder);
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Renamed before it is removed, so that of two who find it stale one cannot remove the other's new one. */
function removeStale(file: string, holder: Holder | undefined): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const taken = read(aside);
  if (taken && taken.key !== holder?.key) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function isAlive({ port, key }: Holder): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2000 });
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.once('timeout', () => socket.destroy());
    socket.once('error', () => {});
    socket.once('close', () => resolve(answer === key));
  });
}
