import { promises as dns, type LookupAddress } from 'node:dns';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { refused } from '@/lib/core/errors';
import { isPublicAddress } from './public-address';

/** What came, decompressed, and from where in the end. */
export interface Fetched {
  readonly bytes: Uint8Array;
  readonly url: string;
}

/** What stands between a name and a connection. Tests bring their own; nothing that is configured can. */
export interface Surroundings {
  /** Every address of a name. */
  readonly resolve: (hostname: string) => Promise<readonly LookupAddress[]>;
  readonly isPublic: (address: string) => boolean;
  /** Hosts of the company's own network that may be called, by http too; none for what people type in. */
  readonly inside?: readonly string[];
  /** Authorities to trust instead of the system's. */
  readonly ca?: string;
  readonly milliseconds: number;
  readonly bytes: number;
}

const INTERNET: Surroundings = {
  resolve: (hostname) => dns.lookup(hostname, { all: true, verbatim: true }),
  isPublic: isPublicAddress,
  milliseconds: 30_000,
  bytes: 50 * 1024 * 1024,
};

const MOST_REDIRECTS = 5;

/**
 * Fetches an address that somebody typed in: by https alone, from public addresses alone, each redirect judged anew. The
 * address that was judged is the one that is connected to, so that a name cannot stand for another by then. At most 50 MB
 * once decompressed, and 30 seconds in total.
 *
 * @throws AppError refused with a sentence for whoever gave the address
 */
export async function guardedFetch(address: string, around: Partial<Surroundings> = {}): Promise<Fetched> {
  const surroundings = { ...INTERNET, ...around };
  const signal = AbortSignal.timeout(surroundings.milliseconds);
  let url = allowedUrl(address, null);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await get(url, surroundings, signal);
    const next = redirection(response);
    if (next === null) {
      if (response.statusCode !== 200) {
        response.destroy();
        throw refused(`${url.host} answered with status ${response.statusCode}.`);
      }
      return { bytes: await body(response, url, surroundings, signal), url: url.href };
    }
    response.destroy();
    url = allowedUrl(next, url);
  }
  throw refused(`${url.host} redirects more than ${MOST_REDIRECTS} times.`);
}

/**
 * Sends a message to an address that somebody typed in, under the same guard. Redirects are not followed.
 * @returns the status of the answer, whose body is not read
 * @throws AppError refused when the address is not allowed, or nothing answers in time
 */
export async function guardedPost(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  around: Partial<Surroundings> = {},
): Promise<number> {
  const surroundings = { ...INTERNET, milliseconds: 10_000, ...around };
  const signal = AbortSignal.timeout(surroundings.milliseconds);
  const url = allowedUrl(address, null, surroundings.inside);
  const options = { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) } };
  const response = await send(url, surroundings, signal, options, body);
  response.destroy();
  return response.statusCode ?? 0;
}

/**
 * The same guard in the shape of `fetch`, for libraries that are given one: whatever status comes, at most 1 MB in 10
 * seconds. Redirects are not followed.
 *
 * @throws AppError refused when the address is not allowed, or nothing answers in time
 */
export async function guardedRequest(
  address: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  },
  around: Partial<Surroundings> = {},
): Promise<Response> {
  const surroundings = { ...INTERNET, milliseconds: 10_000, bytes: 1024 * 1024, ...around };
  const signal = AbortSignal.timeout(surroundings.milliseconds);
  const url = allowedUrl(address, null, surroundings.inside);
  const { method, headers, body: text = '' } = init;
  const length = text === '' ? {} : { 'content-length': Buffer.byteLength(text) };
  const response = await send(
    url,
    surroundings,
    signal,
    { method, headers: { ...headers, ...length } },
    text,
  );
  const bytes = await body(response, url, surroundings, signal);
  const status = response.statusCode ?? 0;
  return new Response([204, 205, 304].includes(status) ? null : Buffer.from(bytes), {
    status,
    headers: { 'content-type': response.headers['content-type'] ?? '' },
  });
}

function allowedUrl(address: string, base: URL | null, inside: readonly string[] = []): URL {
  if (!URL.canParse(address, base?.href)) {
    throw refused(base ? `${base.host} redirects to what is no address.` : 'This is no address.');
  }
  const url = new URL(address, base?.href);
  const known = url.protocol === 'http:' && inside.includes(url.hostname);
  if (url.protocol !== 'https:' && !known)
    throw refused(`Only https addresses are fetched, not ${url.protocol}`);
  if (url.username !== '' || url.password !== '')
    throw refused('An address with a name or password is not fetched.');
  return url;
}

function refuseInside(host: string): Error {
  return refused(`${host} is not on the public internet. Only public addresses are fetched.`);
}

/** One request for what is there; resolves with its head. */
function get(url: URL, around: Surroundings, signal: AbortSignal): Promise<IncomingMessage> {
  const headers = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br' };
  return send(url, around, signal, { method: 'GET', headers }, '');
}

async function send(
  url: URL,
  around: Surroundings,
  signal: AbortSignal,
  { method, headers }: RequestOptions,
  body: string,
): Promise<IncomingMessage> {
  // As `URL` writes it, so a number in any base is an address here already; node looks up names only.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await inTime(judged(host, around), url, signal);
  return new Promise((resolve, reject) => {
    const { request: begin } = url.protocol === 'http:' ? http : https;
    const request = begin(url, {
      method,
      signal,
      agent: false,
      ...(around.ca === undefined ? {} : { ca: around.ca }),
      headers: { ...headers, 'user-agent': 'Fairlead' },
      lookup: (_hostname, { all }, answer) => {
        const [first] = addresses;
        if (all) answer(null, [...addresses]);
        else answer(null, first?.address ?? '', first?.family);
      },
    });
    request.once('response', resolve);
    request.on('error', (error) => reject(unreachable(url, error, signal)));
    request.end(body);
  });
}

/** The addresses of a host, all of which must be public: one that is not may be the one that is connected to. */
async function judged(host: string, around: Surroundings): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  const found =
    family === 0 ? await around.resolve(host).catch(() => []) : ([{ address: host, family }] as const);
  if (found.length === 0) throw refused(`There is no ${host}.`);
  const known = around.inside?.includes(host) ?? false;
  if (!known && !found.every(({ address }) => around.isPublic(address))) throw refuseInside(host);
  return found;
}

function inTime<T>(work: Promise<T>, url: URL, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(unreachable(url, signal.reason, signal));
    if (signal.aborted) late();
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

function unreachable({ host }: URL, error: unknown, signal: AbortSignal): Error {
  if (signal.aborted) return refused(`${host} did not send everything in time.`);
  const code = (error as { code?: string }).code;
  return refused(`${host} could not be reached${code ? ` (${code})` : ''}.`);
}

/** Where an answer sends one on to; null for what is asked for. */
function redirection({ statusCode = 0, headers: { location } }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) && location !== undefined ? location : null;
}

async function body(
  response: IncomingMessage,
  url: URL,
  { bytes: most }: Surroundings,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const tooLarge = () =>
    refused(`What ${url.host} sends is larger than ${Math.floor(most / 1024 / 1024)} MB.`);
  try {
    if (Number(response.headers['content-length'] ?? 0) > most) throw tooLarge();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of decompressed(response, url)) {
      size += (chunk as Uint8Array).length;
      if (size > most) throw tooLarge();
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error;
    throw unreachable(url, error, signal);
  } finally {
    response.destroy();
  }
}

function decompressed(response: IncomingMessage, url: URL): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity') return response;
  const through =
    encoding === 'gzip' || encoding === 'x-gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : null;
  if (!through) throw refused(`${url.host} sends in a form that is not read (${encoding}).`);
  // An error of either ends both, and reaches the reader of the last.
  return pipeline(response, through, () => {});
}
