import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Failure } from './failure';
import { freePort, requirePort } from './ports';

let server: Server;
let taken: number;
beforeAll(async () => {
  taken = await freePort();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

it('refuses a port in use, and says how to choose another', async () => {
  const attempt = requirePort('127.0.0.1', taken, 'DELIVERY_PORT');
  await expect(attempt).rejects.toThrow(Failure);
  await expect(attempt).rejects.toThrow(
    `Port ${taken} on 127.0.0.1 is already in use: stop what uses it, or choose another, for example DELIVERY_PORT=`,
  );
});

it('refuses an address that is not ours', async () => {
  await expect(requirePort('192.0.2.1', 4000, 'PORT')).rejects.toThrow(
    /Cannot listen on 192.0.2.1:4000 .*HOST/,
  );
});

it('accepts a free port, and prefers the one asked for when it is free', async () => {
  const free = await freePort();
  await expect(requirePort('127.0.0.1', free, 'PORT')).resolves.toBeUndefined();
  expect(await freePort(free)).toBe(free);
  expect(await freePort(taken)).not.toBe(taken);
});
