/** The figures of docs/policy-specification.md, of compiling and of live rankings. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson } from '../lib/policy/canonical';
import { evaluate } from '../lib/policy/evaluate';
import { parseJson } from '../lib/policy/json';
import { prepare } from '../lib/policy/prepare';
import { type ParsedRequest, parseRequest } from '../lib/policy/request';
import type { PolicyRequest } from '../lib/policy/types';
import { type Bench, type Measurement, meanOf, once, quantileOf } from './figure';
import { makeBundle, mixedRequest, NOW, plainRequest } from './policy-bundle';

type MakeRequest = (index: number) => PolicyRequest;

const bytesIn = (folder: string): Buffer => readFileSync(join(folder, 'bundle.json'));
const thousand = <T>(make: (index: number) => T): T[] =>
  Array.from({ length: 1000 }, (_, index) => make(index));

function parsed(request: PolicyRequest): ParsedRequest {
  const result = parseRequest(request);
  if (!result.ok) throw new Error(`${result.pointer}: ${result.message}`);
  return result.request;
}

function evaluating(folder: string, make: MakeRequest): (index: number) => number {
  const policy = prepare(JSON.parse(bytesIn(folder).toString('utf8')));
  const requests = thousand((index) => parsed(make(index)));
  return (index) => evaluate(policy, requests[index % 1000] as ParsedRequest, NOW).candidates.length;
}

function parsing(make: MakeRequest): (index: number) => number {
  const requests = thousand((index) => JSON.parse(JSON.stringify(make(index))) as unknown);
  return (index) => (parseRequest(requests[index % 1000]).ok ? 1 : 0);
}

function quantile(share: number): (folder: string) => number {
  return (folder) => {
    const evaluateOne = evaluating(folder, plainRequest);
    meanOf(20_000, evaluateOne);
    return quantileOf(share, 100_000, evaluateOne);
  };
}

/** The peer is told of the caller what the requests of one shape say: who it is, and two properties. */
async function asking(properties: Readonly<Record<string, string>> | null): Promise<number> {
  const { startUnleash } = await import('./unleash.mjs');
  const peer = await startUnleash();
  const contexts = thousand((index) => {
    const userId = `customer-${4711 + index}`;
    return properties ? { userId, properties } : { userId };
  });
  const mean = meanOf(100_000, (index) => (peer.isEnabled(contexts[index % 1000] ?? {}) ? 1 : 0));
  peer.end();
  return mean;
}

const UNLEASH = 'unleash-client isEnabled, mean';

const MEASUREMENTS: readonly Measurement[] = [
  {
    name: 'prepare, cold',
    unit: 'ms',
    runs: 15,
    target: 10,
    measure: (folder) => {
      const value = JSON.parse(bytesIn(folder).toString('utf8')) as unknown;
      return once(() => prepare(value).offerings.size);
    },
  },
  {
    name: 'bytes to ready, cold',
    unit: 'ms',
    runs: 15,
    target: 30,
    measure: (folder) => {
      const bytes = bytesIn(folder);
      return once(() => {
        createHash('sha256').update(bytes).digest('hex');
        return prepare(parseJson(bytes.toString('utf8'))).offerings.size;
      });
    },
  },
  {
    name: 'JSON.parse alone, cold',
    unit: 'ms',
    runs: 15,
    measure: (folder) => {
      const text = bytesIn(folder).toString('utf8');
      return once(() => Object.keys(JSON.parse(text)).length);
    },
  },
  { name: UNLEASH, unit: 'µs', measure: () => asking({ country: 'de', team: 'support' }) },
  { name: 'unleash-client isEnabled, no properties, mean', unit: 'µs', measure: () => asking(null) },
  {
    name: 'evaluate, one shape, mean',
    unit: 'µs',
    target: UNLEASH,
    measure: (folder) => meanOf(100_000, evaluating(folder, plainRequest)),
  },
  { name: 'evaluate, one shape, p50', unit: 'µs', target: 1, measure: quantile(0.5) },
  { name: 'evaluate, one shape, p99', unit: 'µs', target: 5, measure: quantile(0.99) },
  {
    name: 'evaluate, mix, mean',
    unit: 'µs',
    target: 2,
    measure: (folder) => meanOf(100_000, evaluating(folder, mixedRequest)),
  },
  {
    name: 'parseRequest, one shape, mean',
    unit: 'µs',
    target: 0.5,
    measure: () => meanOf(100_000, parsing(plainRequest)),
  },
  { name: 'parseRequest, mix, mean', unit: 'µs', measure: () => meanOf(100_000, parsing(mixedRequest)) },
];

/** Loaded only by the processes that measure it: what is loaded beforehand slows down what is measured cold. */
const ranking = () => import('./ranking');

const RANKING: readonly Measurement[] = [
  {
    name: 'compile, 10,000 offerings, 200 ranked rules',
    unit: 'ms',
    target: 1000,
    runs: 3,
    measure: async () => (await ranking()).compileUsually(),
  },
  {
    name: 'compile, 10,000 offerings, 200 ranked rules, cold',
    unit: 'ms',
    target: 1000,
    runs: 3,
    measure: async () => (await ranking()).compileAtFirst(),
  },
  {
    name: 'live ranking, 10,000 offerings',
    unit: 'ms',
    target: 150,
    runs: 3,
    measure: async () => (await ranking()).rankUsually(),
  },
  {
    name: 'live ranking, 10,000 offerings, all described',
    unit: 'ms',
    target: 150,
    runs: 3,
    measure: async () => (await ranking()).rankInFull(),
  },
  {
    name: 'live ranking, 10,000 offerings, cold',
    unit: 'ms',
    target: 150,
    runs: 3,
    measure: async () => (await ranking()).rankAtFirst(),
  },
  {
    name: 'ready to rank after a change, 10,000 offerings, cold',
    unit: 'ms',
    runs: 3,
    measure: async () => (await ranking()).readyAtFirst(),
  },
];

/** `npm run bench -- policy` */
export const POLICY: Bench = {
  prepare: (folder) => writeFileSync(join(folder, 'bundle.json'), canonicalJson(makeBundle())),
  measurements: [...MEASUREMENTS, ...RANKING],
};
