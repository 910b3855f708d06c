import { createServer as createPlainServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardedFetch, type Surroundings } from './guarded-fetch';
import { isPublicAddress } from './public-address';
import { TEST_CERTIFICATE, TEST_KEY } from './testing/certificate';

/** What the server does at each path. */
const PRICES = Buffer.from(JSON.stringify({ prices: 'x'.repeat(1000) }));
let server: Server;
let port = 0;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, (request, response) => {
    asked.push(request.url ?? '');
    const { pathname, searchParams } = new URL(request.url ?? '', 'https://prices.test');
    const send = (encoding: string, bytes: Buffer) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
    switch (pathname) {
      case '/prices':
        return response.end(PRICES);
      case '/gzip':
        return send('gzip', gzipSync(PRICES));
      case '/br':
        return send('br', brotliCompressSync(PRICES));
      case '/odd':
        return send('zstd', PRICES);
      case '/bomb':
        return send('gzip', gzipSync(Buffer.alloc(20_000_000)));
      case '/long':
        return response.writeHead(200, { 'content-length': '999999999' }).end();
      case '/endless':
        return response.write('{');
      case '/cut':
        response.writeHead(200, { 'content-length': '10' }).write('{');
        return setImmediate(() => response.destroy());
      case '/to':
        return response.writeHead(302, { location: searchParams.get('url') ?? '' }).end();
      case '/round':
        return response.writeHead(301, { location: '/round' }).end();
      default:
        return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const HERE = { address: '127.0.0.1', family: 4 };
/** The server stands for the internet, at its one address; every other is judged as it is. */
const around: Partial<Surroundings> = {
  ca: TEST_CERTIFICATE,
  resolve: async () => [HERE],
  isPublic: (address) => address === HERE.address || isPublicAddress(address),
};
const fetched = (address: string, more: Partial<Surroundings> = {}) => {
  asked = [];
  return guardedFetch(address, { ...around, ...more });
};
const at = (path: string, host = 'prices.test') => `https://${host}:${port}${path}`;
const refusal = (address: string, more?: Partial<Surroundings>) =>
  fetched(address, more).then(
    () => 'fetched',
    (error: { kind?: string; message: string }) => (error.kind === 'refused' ? error.message : error),
  );

describe('what is fetched', () => {
  it.each(['/prices', '/gzip', '/br'])('%s comes whole, decompressed', async (path) => {
    expect(Buffer.from((await fetched(at(path))).bytes)).toEqual(PRICES);
  });

  it('is followed through redirects, and told where from', async () => {
    const there = at('/prices', 'elsewhere.test');
    expect((await fetched(at(`/to?url=${encodeURIComponent(there)}`))).url).toBe(there);
  });
});

describe('an address within is refused before anything is sent', () => {
  it.each([
    'https://127.0.0.1/',
    'https://localhost/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://100.100.100.200/',
    'https://168.63.129.16/',
    'https://192.0.0.192/',
    'https://0.0.0.0/',
    'https://255.255.255.255/',
    'https://224.0.0.1/',
    // One address, written in the ways in which a URL may.
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.1/',
    'https://0x7f000001/',
    'https://127.1/',
    'https://%31%32%37.0.0.1/',
    'https://127。0。0。1/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[::127.0.0.1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[64:ff9b:1::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://[2001:0:7f00:1::]/',
    'https://[fe80::1]/',
    'https://[fd00:ec2::254]/',
    'https://[fec0::1]/',
    'https://[ff02::1]/',
  ])('%s', async (address) => {
    const real = { isPublic: isPublicAddress, resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
    expect(await refusal(address, real)).toMatch(/not on the public internet/);
  });

  it.each([
    ['http://prices.test/', /Only https/],
    ['file:///etc/passwd', /Only https/],
    ['gopher://prices.test/', /Only https/],
    ['https://me:secret@prices.test/', /name or password/],
    ['https://', /no address/],
    ['prices.test', /no address/],
  ])('%s is no address to fetch', async (address, words) => {
    expect(await refusal(address)).toMatch(words);
  });

  it('a name that stands for any address within, among others, is one', async () => {
    const resolve = async () => [HERE, { address: '10.0.0.1', family: 4 }];
    expect(await refusal(at('/prices'), { resolve })).toMatch(/not on the public internet/);
    expect(asked).toEqual([]);
  });

  it('a name is asked for once, and what was judged is what is connected to', async () => {
    let asks = 0;
    // Public when it is judged, and within when anybody asks again.
    const resolve = async () => {
      asks += 1;
      return [asks === 1 ? HERE : { address: '10.0.0.1', family: 4 }];
    };
    expect((await fetched(at('/prices'), { resolve })).bytes).toHaveLength(PRICES.length);
    expect(asks).toBe(1);
    asks = 0;
    expect(await refusal(at('/to?url=/prices'), { resolve })).toMatch(/not on the public internet/);
    expect(asked).toEqual(['/to?url=/prices']);
  });
});

describe('a redirect is judged like what was typed', () => {
  it.each([
    ['http://prices.test/', /Only https/],
    ['file:///etc/passwd', /Only https/],
    ['data:application/json,{}', /Only https/],
    ['https://169.254.169.254/', /not on the public internet/],
    ['//10.0.0.1/', /not on the public internet/],
    ['https://[::ffff:10.0.0.1]/', /not on the public internet/],
    ['https://a:b@prices.test/', /name or password/],
    ['https://%', /no address/],
  ])('%s', async (url, words) => {
    expect(await refusal(at(`/to?url=${encodeURIComponent(url)}`))).toMatch(words);
  });

  it('and followed five times at most', async () => {
    expect(await refusal(at('/round'))).toMatch(/more than 5 times/);
    expect(asked).toHaveLength(6);
  });
});

describe('what does not come as it should is refused', () => {
  it.each([
    ['/nowhere', {}, /status 404/],
    ['/odd', {}, /not read \(zstd\)/],
    ['/bomb', { bytes: 1024 * 1024 }, /larger than 1 MB/],
    ['/long', {}, /larger than 50 MB/],
    ['/endless', { milliseconds: 400 }, /in time/],
    ['/cut', {}, /could not be reached/],
    ['/prices', { ca: undefined }, /could not be reached/],
    ['/prices', { resolve: async () => [] }, /There is no prices.test/],
    ['/prices', { resolve: () => new Promise(() => {}), milliseconds: 200 }, /in time/],
  ] as [string, Partial<Surroundings>, RegExp][])('%s', async (path, more, words) => {
    expect(await refusal(at(path), more)).toMatch(words);
  });

  it('a server that speaks no TLS', async () => {
    const plain = createPlainServer((_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { port: open } = plain.address() as AddressInfo;
    expect(await refusal(`https://prices.test:${open}/`)).toMatch(/could not be reached/);
    await new Promise((resolve) => plain.close(resolve));
  });
});
