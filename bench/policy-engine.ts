/**
 * Measures the policy engine against the figures of docs/policy-specification.md.
 * Run: npx tsx bench/policy-engine.ts [--json]
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '../lib/policy/canonical';
import { evaluate } from '../lib/policy/evaluate';
import { parseJson } from '../lib/policy/json';
import { prepare } from '../lib/policy/prepare';
import { type ParsedRequest, parseRequest } from '../lib/policy/request';
import type { Arm, Bundle, Offering, PolicyRequest, TaskClass } from '../lib/policy/types';

const NOW = Date.UTC(2026, 5, 1);
const REGIONS = [
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-3',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];

function offering(index: number): Offering {
  const end = '2027-01-01T00:00:00.000Z';
  return {
    model: `model-${index % 40}`,
    owner: ['anthropic', 'openai', 'google', 'meta', 'mistral'][index % 5] as string,
    channel: ['aws-bedrock', 'azure', 'vertex', 'direct'][index % 4] as string,
    api: ['bedrock-converse', 'openai-responses', 'gemini', 'anthropic-messages'][index % 4] as string,
    endpoint: `endpoint-${index % 12}-with-a-name`,
    requestId: `eu.vendor.model-${index % 40}-20251001-v1:${index}`,
    parameters: { store: false, service: { tier: 'standard' } },
    regions: REGIONS.slice(index % 3, (index % 3) + 2),
    capabilities: ['json-schema', 'streaming', 'tools', 'vision'].slice(index % 2),
    context: 200000,
    maxInput: 190000,
    maxOutput: 64000,
    prices: [
      { above: 0, input: '1.1', output: '5.5', image: '0.0004' },
      { above: 100000, input: '2.2', output: '8.25', image: '0.0004', until: end },
    ],
    from: '2026-01-01T00:00:00.000Z',
    until: '2027-02-01T00:00:00.000Z',
    clearance: {
      levels: {
        public: null,
        internal: null,
        confidential: end,
        ...(index % 2 === 0 ? { restricted: end } : {}),
      },
      tags: { pci: end, pii: end, 'source-code': null },
    },
    hints: {
      family: `family-${index % 9}`,
      note: 'shown by the console; evaluation does not read this field at all',
    },
  };
}

/** A bundle of the size that the specification names: 200 task classes, 500 offerings, about 770 kB. */
function makeBundle(): Bundle {
  const keys = Array.from(
    { length: 500 },
    (_, index) => `channel-${index % 4}/eu.vendor.model-${index}-20251001`,
  );
  const taskClasses: Record<string, TaskClass> = {};
  for (let number = 0; number < 200; number++) {
    const key = (offset: number): string => keys[(number * 5 + offset) % keys.length] as string;
    const arms: Arm[] = [
      {
        name: 'control',
        weight: 9500,
        targets: [
          { offering: key(0) },
          { offering: key(1), on: ['rate_limited', 'timeout', 'unavailable'] },
          { offering: key(2), on: ['rate_limited', 'timeout', 'unavailable'] },
          { offering: key(3), on: ['context_exceeded'] },
        ],
      },
      { name: 'canary', weight: 500, targets: [{ offering: key(1) }] },
    ];
    const rule = (id: string) => ({
      id: `${id}-${number}`,
      onUnknown: 'deny' as const,
      regions: ['europe'],
      limits: {
        maxCostUsd: '0.5',
        maxOutputTokens: 4000,
        maxAttempts: 3,
        timeoutMs: 20000,
        deadlineMs: 45000,
      },
      salt: `${id}-${number}:1`,
      arms,
      escalate: { below: '0.7', maxCostUsd: '0.9', targets: [{ offering: key(4) }] },
    });
    taskClasses[`task-${number}`] = {
      label: { level: 'internal', tags: [] },
      rules: [
        {
          ...rule('eu-customers'),
          when: {
            all: [
              { attribute: 'country', in: ['de', 'fr'] },
              { not: { attribute: 'team', in: ['interns'] } },
              { not: { time: { from: '2026-11-01T22:00:00.000Z', until: '2026-11-02T04:00:00.000Z' } } },
            ],
          },
        },
        rule('default'),
      ],
    };
  }
  return {
    format: 'fairlead.policy/1',
    environment: 'production',
    levels: ['public', 'internal', 'confidential', 'restricted'],
    tags: ['pci', 'phi', 'pii', 'source-code'],
    attributes: { country: ['de', 'fr', 'us'], team: [] },
    regionGroups: { europe: REGIONS.slice(0, 4) },
    offerings: Object.fromEntries(keys.map((key, index) => [key, offering(index)])),
    taskClasses,
  };
}

/** One shape: a group, two tags, four candidates, a split. */
function plainRequest(index: number): PolicyRequest {
  return {
    taskClass: `task-${index % 200}`,
    label: { level: 'confidential', tags: ['pii'] },
    attributes: { country: 'de', team: 'support' },
    regions: ['europe'],
    needs: ['tools'],
    inputTokens: 12000 + index,
    maxOutputTokens: 2000,
    unit: `customer-${4711 + index}`,
  };
}

/** Many shapes: with and without each part, region lists, failures, several tags, odd sizes. */
function mixedRequest(index: number): PolicyRequest {
  const base = plainRequest(index * 7);
  switch (index % 8) {
    case 0:
      return base;
    case 1:
      return { ...base, regions: REGIONS.slice(0, 4), needs: ['streaming', 'tools'] };
    case 2:
      return { taskClass: base.taskClass, attributes: { country: 'us', team: 'support' } };
    case 3:
      return { ...base, label: { level: 'restricted', tags: ['pci', 'pii', 'source-code'] } };
    case 4:
      return { ...base, inputTokens: 150003, images: 3 };
    case 5:
      return {
        ...base,
        failed: [{ offering: 'channel-0/eu.vendor.model-0-20251001', cause: 'rate_limited' }],
      };
    case 6:
      return {
        taskClass: base.taskClass,
        label: { level: 'public', tags: [] },
        attributes: { country: 'fr', team: 'x' },
      };
    default:
      return { ...base, attributes: { country: 'de', team: 'interns' }, unit: `Kundin-Käthe-${index}` };
  }
}

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number | null;
  readonly pass: boolean;
  readonly against: string | null;
}

function parsed(request: PolicyRequest): ParsedRequest {
  const result = parseRequest(request);
  if (!result.ok) throw new Error(`${result.pointer}: ${result.message}`);
  return result.request;
}

let sink = 0;

/** Mean µs of an operation in the best of several runs, which is the one least disturbed by other work. */
function meanOf(count: number, operation: (index: number) => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 9; run++) {
    const start = performance.now();
    for (let index = 0; index < count; index++) sink += operation(index);
    best = Math.min(best, ((performance.now() - start) * 1000) / count);
  }
  return best;
}

/** Quantiles of single operations in µs, less the cost of reading the clock. */
function quantiles(count: number, operation: (index: number) => number): { p50: number; p99: number } {
  const times: number[] = [];
  const empty: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = process.hrtime.bigint();
    sink += operation(index);
    times.push(Number(process.hrtime.bigint() - start));
    const blank = process.hrtime.bigint();
    empty.push(Number(process.hrtime.bigint() - blank));
  }
  times.sort((a, b) => a - b);
  empty.sort((a, b) => a - b);
  const clock = empty[Math.floor(count / 2)] as number;
  const at = (share: number): number =>
    Math.max(0, (times[Math.floor(count * share)] as number) - clock) / 1000;
  return { p50: at(0.5), p99: at(0.99) };
}

/** In a process of its own, with nothing compiled yet: `prepare` alone, or bytes to ready. Prints milliseconds. */
function cold(what: string, file: string): void {
  const bytes = readFileSync(file);
  if (what === 'prepare') {
    const value = JSON.parse(bytes.toString('utf8')) as unknown;
    const start = performance.now();
    prepare(value);
    process.stdout.write(`${performance.now() - start}\n`);
    return;
  }
  const start = performance.now();
  createHash('sha256').update(bytes).digest('hex');
  prepare(parseJson(bytes.toString('utf8')));
  process.stdout.write(`${performance.now() - start}\n`);
}

function coldTimes(what: string, text: string): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'policy-engine-'));
  try {
    const file = join(folder, 'bundle.json');
    writeFileSync(file, text);
    const script = fileURLToPath(import.meta.url);
    const times = Array.from({ length: 7 }, () => {
      const run = spawnSync(process.execPath, [...process.execArgv, script, '--cold', what, file], {
        encoding: 'utf8',
      });
      if (run.status !== 0) throw new Error(run.stderr);
      return Number(run.stdout);
    });
    return times.sort((a, b) => a - b);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(): Figure[] {
  const bundle = makeBundle();
  const text = canonicalJson(bundle);
  const policy = prepare(bundle);
  const figures: Figure[] = [];
  const figure = (name: string, value: number, unit: string, target: number | null): void => {
    const rounded = Math.round(value * 1000) / 1000;
    figures.push({
      name,
      value: rounded,
      unit,
      target,
      pass: target === null || rounded <= target,
      against: null,
    });
  };

  figure('bundle', Buffer.byteLength(text) / 1000, 'kB', null);
  const prepareCold = coldTimes('prepare', text);
  figure('prepare, cold, median', prepareCold[3] as number, 'ms', 10);
  figure('prepare, cold, best', prepareCold[0] as number, 'ms', null);
  const ready = coldTimes('ready', text);
  figure('bytes to ready, cold, median', ready[3] as number, 'ms', 30);
  figure('bytes to ready, cold, best', ready[0] as number, 'ms', null);

  const plain = Array.from({ length: 1000 }, (_, index) => parsed(plainRequest(index)));
  const mixed = Array.from({ length: 1000 }, (_, index) => parsed(mixedRequest(index)));
  const run = (requests: readonly ParsedRequest[]) => (index: number) =>
    evaluate(policy, requests[index % 1000] as ParsedRequest, NOW).candidates.length;
  // one shape alone first, then the mix, as a router's code would warm up
  figure('evaluate, one shape, mean', meanOf(100_000, run(plain)), 'µs', null);
  const single = quantiles(100_000, run(plain));
  figure('evaluate, one shape, p50', single.p50, 'µs', 1);
  figure('evaluate, one shape, p99', single.p99, 'µs', 5);
  figure('evaluate, mix, mean', meanOf(100_000, run(mixed)), 'µs', 2);
  figure('evaluate, one shape after the mix, mean', meanOf(100_000, run(plain)), 'µs', null);

  const raw = Array.from(
    { length: 1000 },
    (_, index) => JSON.parse(JSON.stringify(plainRequest(index))) as unknown,
  );
  const rawMixed = Array.from(
    { length: 1000 },
    (_, index) => JSON.parse(JSON.stringify(mixedRequest(index))) as unknown,
  );
  figure(
    'parseRequest, one shape, mean',
    meanOf(100_000, (index) => (parseRequest(raw[index % 1000]).ok ? 1 : 0)),
    'µs',
    0.5,
  );
  figure(
    'parseRequest, mix, mean',
    meanOf(100_000, (index) => (parseRequest(rawMixed[index % 1000]).ok ? 1 : 0)),
    'µs',
    null,
  );
  // last, because what it leaves behind makes every later collection of garbage slower
  figure('prepare, warm', meanOf(20, () => prepare(bundle).offerings.size) / 1000, 'ms', null);
  if (sink === 0) throw new Error('nothing was measured');
  return figures;
}

const coldAt = process.argv.indexOf('--cold');
if (coldAt > 0) cold(process.argv[coldAt + 1] ?? '', process.argv[coldAt + 2] ?? '');
else {
  const figures = measure();
  const machine = `${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ name: 'policy-engine', machine, figures })}\n`);
  else {
    process.stdout.write(`${machine}\n`);
    for (const { name, value, unit, target, pass } of figures) {
      const goal = target === null ? '' : `target ${target} ${unit} ${pass ? 'ok' : 'MISSED'}`;
      process.stdout.write(`${name.padEnd(42)} ${String(value).padStart(10)} ${unit.padEnd(3)} ${goal}\n`);
    }
  }
}
