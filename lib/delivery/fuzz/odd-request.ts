import { METHODS } from 'node:http';
import { POLICY, RESOLVE } from '../conformance/case';
import type { Chance } from '../testing/chance';
import { TOKENS } from '../testing/memory-source';
import { oddJson } from './odd-json';

/** A request as bytes. */
export interface OddRequest {
  readonly method: string;
  readonly target: string;
  readonly bytes: Buffer;
}

// Node ends a connection that asks for a tunnel.
const ODD_METHODS = METHODS.filter((method) => method !== 'CONNECT');
const TARGETS = [
  POLICY,
  POLICY,
  RESOLVE,
  RESOLVE,
  `${POLICY}/events`,
  '/api/v1/environments/production/manifest',
  '/api/v1/environments/development/policy',
  '/api/v1/environments/staging/manifest',
  `/api/v1/policies/sha-256/${'a'.repeat(64)}`,
  '/.well-known/fairlead-keys',
  '/api/v1/openapi.json',
  '/api/v1/catalog/offerings',
  '/api/v1/telemetry',
  '/api/v1/environments/production/drafts/main',
  '/api/v1/environments/production/routers',
  '/healthz',
  '/readyz',
  '/metrics',
];
const PIECES = [
  '/',
  '//',
  '..',
  '%',
  '%2e%2e',
  '%00',
  '%ff',
  '%2F',
  '\\',
  ';',
  ':',
  '@',
  '~',
  '*',
  '__proto__',
  'x',
];
const NAMES = [
  'Accept',
  'Accept-Encoding',
  'Authorization',
  'Connection',
  'Content-Encoding',
  'Content-Type',
  'Cookie',
  'Forwarded',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'Last-Event-ID',
  'Origin',
  'Prefer',
  'Range',
  'Router-Applied',
  'Router-Instance',
  'Router-Library',
  'Router-Rejected',
  'TE',
  'Upgrade',
  'User-Agent',
  'X-Forwarded-For',
  'X-HTTP-Method-Override',
  'X-Request-Id',
  '__proto__',
  'constructor',
];
const VALUES = [
  '',
  '*',
  '"',
  '"a", W/"b",',
  ',,,,',
  'br;q=0, *;q=0',
  'identity;q=0',
  'gzip;q=9',
  'bytes=0-0,-1',
  'wait=-1',
  'wait=0',
  'wait=1e9',
  'wait="2',
  'h2c',
  'websocket',
  '1.3;abc',
  '99999999999999999999.1;x',
  '-1.-1',
  'application/json',
  'application/json; charset="',
  'multipart/form-data',
  'Basic Og==',
  'Bearer',
  `Bearer ${TOKENS.expired.token}`,
  `Bearer ${TOKENS.catalogOnly.token}`,
  `Bearer ${TOKENS.good.token.slice(0, -1)}`,
  'Bearer flr_____',
  '\t',
  '%0d%0aSet-Cookie: a=b',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant for others' template engines
  '${jndi:ldap://x}',
  "' OR 1=1 --",
  '<script>',
  'ÿþ\x80',
];

/** A request that is HTTP, so that an answer must come; everything that HTTP leaves open is odd. */
export function oddRequest(random: Chance): OddRequest {
  const method = random.once(3) ? random.one(ODD_METHODS) : random.one(['GET', 'GET', 'HEAD', 'POST']);
  const target = oddTarget(random);
  // Events have no end: they are for clients that leave.
  const endless = /events/.test(target) || random.once(6);
  const authorization = endless ? [] : [`Authorization: Bearer ${TOKENS.good.token}`];
  const content =
    method === 'POST' && target.includes('resolve') && !random.once(5) ? ['application/json'] : [];
  const headers = [
    'Host: fairlead.test',
    ...authorization,
    ...(random.once(10) ? ['If-None-Match: *'] : []),
    ...content.map((type) => `Content-Type: ${type}`),
    ...random.several(6, () => oddHeader(random)),
  ];
  // Elsewhere a body is left unread, which ends the connection.
  const body = content.length > 0 || random.once(30) ? oddBody(random) : null;
  const framed = body === null ? '' : random.once(3) ? chunked(body, random) : withLength(body);
  const version = random.once(100) ? '1.0' : '1.1';
  // HTTP/1.0 knows no chunks.
  const text = `${method} ${target} HTTP/${framed.startsWith('Transfer') ? '1.1' : version}\r\n${headers.join('\r\n')}\r\n`;
  return { method, target, bytes: Buffer.from(`${text}${framed || '\r\n'}`, 'latin1') };
}

function oddTarget(random: Chance): string {
  let target = random.one(TARGETS);
  if (random.once(4)) {
    const at = random.below(target.length + 1);
    target = `${target.slice(0, at)}${random.one(PIECES)}${target.slice(at)}`;
  }
  if (random.once(6))
    target += `?${random.several(5, () => random.one([...PIECES, 'explain=1', '&', '='])).join('')}`;
  if (random.once(30)) target += `?${'q=%41&'.repeat(random.below(1_000))}`;
  if (random.once(30)) target = `http://fairlead.test${target}`;
  if (random.once(60)) target = '*';
  return target.startsWith('/') || target.startsWith('http:') || target === '*' ? target : `/${target}`;
}

function oddHeader(random: Chance): string {
  const name = random.once(10) ? `X-${random.below(1e9).toString(36)}` : random.one(NAMES);
  const value = random.once(10) ? 'v'.repeat(random.below(800)) : random.one(VALUES);
  // What would hold an answer back, or ask to be asked for the body, is for other tests.
  const held = name === 'Prefer' && !/-1|0|"/.test(value);
  return held ? 'Prefer: respond-async' : `${name}: ${value}`;
}

function oddBody(random: Chance): Buffer {
  if (random.once(20)) return Buffer.alloc(random.below(600_000), 0x20);
  if (random.once(6)) return Buffer.from(random.several(40, () => random.below(256)));
  const bytes = Buffer.from(oddJson(random));
  // Cut, so that it is JSON no more.
  return random.once(5) ? bytes.subarray(0, random.below(bytes.length + 1)) : bytes;
}

function withLength(body: Buffer): string {
  return `Content-Length: ${body.length}\r\n\r\n${body.toString('latin1')}`;
}

function chunked(body: Buffer, random: Chance): string {
  const text = body.toString('latin1');
  let framed = 'Transfer-Encoding: chunked\r\n\r\n';
  for (let at = 0; at < text.length; ) {
    const chunk = text.slice(at, at + 1 + random.below(text.length));
    framed += `${chunk.length.toString(16)}${random.once(5) ? ';a="b"' : ''}\r\n${chunk}\r\n`;
    at += chunk.length;
  }
  return `${framed}0\r\n${random.once(5) ? 'X-Trailer: x\r\n' : ''}\r\n`;
}

/** Bytes that may be no request at all: one with bytes changed, doubled, taken out, or another's end. */
export function brokenBytes(random: Chance): Buffer {
  let { bytes } = oddRequest(random);
  for (let times = 1 + random.below(6); times > 0; times--) {
    const at = random.below(Math.min(bytes.length, 400));
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const kind = random.below(6);
    if (kind === 0) bytes = Buffer.concat([before, Buffer.of(random.below(256)), after.subarray(1)]);
    else if (kind === 1) bytes = Buffer.concat([before, after.subarray(1 + random.below(20))]);
    else if (kind === 2) bytes = Buffer.concat([before, after.subarray(0, 30), after]);
    else if (kind === 3) bytes = Buffer.concat([before, Buffer.from('\r\n'), after]);
    else if (kind === 4) bytes = Buffer.concat([before, Buffer.from('\0\xff', 'latin1'), after]);
    else bytes = Buffer.concat([before, oddRequest(random).bytes]);
  }
  return bytes;
}
