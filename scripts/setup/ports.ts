import { createServer } from 'node:net';
import { Failure, messageOf } from './failure';

/** Whether a port can be listened on; the error code (`EADDRINUSE`, `EACCES`…) when it cannot. */
export function portProblem(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/** A port of loopback that nobody listens on: the preferred one when it is free. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && !(await portProblem('127.0.0.1', preferred))) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(new Failure(`No free port on 127.0.0.1: ${messageOf(error)}.`)));
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Refuses, in one sentence, a port that cannot be listened on.
 *
 * @param variable the environment variable that moves it
 */
export async function requirePort(host: string, port: number, variable: string): Promise<void> {
  const problem = await portProblem(host, port);
  if (!problem) return;
  const example = `${variable}=${port + 100} npm start`;
  if (problem === 'EADDRINUSE') {
    throw new Failure(
      `Port ${port} on ${host} is already in use: stop what uses it, or choose another, for example ${example}`,
    );
  }
  if (problem === 'EACCES')
    throw new Failure(`Port ${port} needs more rights than we have: choose another, for example ${example}`);
  throw new Failure(`Cannot listen on ${host}:${port} (${problem}): check HOST and ${variable}.`);
}
