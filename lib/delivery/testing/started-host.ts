import { afterEach, beforeEach } from 'vitest';
import type { Elsewhere } from '../elsewhere';
import { type DeliveryHost, deliveryHost, type HostLimits } from '../host';
import { type MemorySource, memoryLog, memorySource, TOKENS } from './memory-source';
import { type RawConnection, rawConnection } from './raw-socket';

export const POLICY = '/api/v1/environments/production/policy';
export const RESOLVE = '/api/v1/environments/production/resolve';
export const AUTHORIZATION = `Authorization: Bearer ${TOKENS.good.token}`;
export const HEAD = `Host: fairlead.test\r\n${AUTHORIZATION}\r\n`;

export let source: MemorySource;
export let log: ReturnType<typeof memoryLog>;
export let host: DeliveryHost;
export let port: number;
const open: RawConnection[] = [];

/** @param elsewhere what else is served at the port */
export async function start(limits: Partial<HostLimits> = {}, elsewhere?: Elsewhere): Promise<void> {
  host = deliveryHost({ source, log, sampleEvery: 1, limits, ...(elsewhere && { elsewhere }) });
  port = await host.listen(0, '127.0.0.1');
}

export async function connection(): Promise<RawConnection> {
  const made = await rawConnection(port);
  open.push(made);
  return made;
}

export const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\n${HEAD}${headers}\r\n`;
export const statuses = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

/** A source and a log for each test of the file; the host that it starts is ended with it. */
export function withHost(): void {
  beforeEach(async () => {
    source = await memorySource();
    log = memoryLog();
  });
  afterEach(async () => {
    for (const { socket } of open.splice(0)) socket.destroy();
    await host.close(100);
  });
}
