/** A bundle and requests of the size that docs/policy-specification.md gives figures for, the same in every run. */
import type { Arm, Bundle, Offering, PolicyRequest, TaskClass } from '../lib/policy/types';

/** When everything is measured: ms since 1970. */
export const NOW = Date.UTC(2026, 5, 1);
const REGIONS = [
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-3',
  'us-east-1',
  'us-east-2',
  'us-west-2',
];

function usd(cents: number): string {
  return String(cents / 100);
}

function offering(index: number): Offering {
  const end = '2027-01-01T00:00:00.000Z';
  // a model costs the same everywhere, and no two models do
  const cents = 7 * (index % 40);
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
      { above: 0, input: usd(110 + cents), output: usd(550 + 3 * cents), image: '0.0004' },
      {
        above: 100000,
        input: usd(220 + 2 * cents),
        output: usd(825 + 4 * cents),
        image: '0.0004',
        until: end,
      },
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
export function makeBundle(): Bundle {
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
export function plainRequest(index: number): PolicyRequest {
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
export function mixedRequest(index: number): PolicyRequest {
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
