/** A catalogue of many offerings and a draft of many ranked rules, the same in every run. */
import type { CompileRecords, OfferingRecord } from '../lib/routing/records';
import type { RankedSelection } from '../lib/routing/select-schema';
import type { SourceTaskClass } from '../lib/routing/source-schema';

/** A sequence of numbers 0 … 1 that is the same in every run (G. Marsaglia, "Xorshift RNGs"). */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const CAPABILITIES = ['attachments', 'json-schema', 'reasoning', 'streaming', 'tools', 'vision'];
const CHANNELS = 40;

function offering(index: number, next: () => number): OfferingRecord {
  const price = (unit: string, amount: number, aboveTokens = 0, validFrom: string | null = null) => ({
    unit,
    amount: amount.toFixed(3).replace(/\.?0+$/, ''),
    aboveTokens,
    validFrom,
    validTo: null,
    source: 'price list',
    asOf: '2026-05-20',
  });
  const input = 0.05 + next() * 10;
  return {
    model: `model-${index % 700}`,
    owner: `owner-${index % 60}`,
    channel: `channel-${index % CHANNELS}`,
    api: 'openai-chat',
    endpoint: `channel-${index % CHANNELS}`,
    requestId: `model-${index}`,
    regions: index % 3 === 0 ? ['eu-central-1', 'eu-west-1'] : null,
    capabilities: CAPABILITIES.filter(() => next() < 0.7),
    context: 8000 + Math.floor(next() * 992_000),
    maxInput: null,
    maxOutput: 8000,
    soldFrom: null,
    soldUntil: null,
    lifecycle: index % 50 === 0 ? 'deprecated' : 'available',
    archived: false,
    prices: [
      price('input', input),
      price('output', input * 4),
      price('cache_read', input / 10),
      ...(index % 5 === 0 ? [price('input', input * 2, 200_000), price('output', input * 6, 200_000)] : []),
      ...(index % 7 === 0 ? [price('image', 400)] : []),
    ],
  };
}

/** Records with that many offerings, all measured but some, and that many rules that each rank all of them. */
export function rankingRecords(offerings: number, rules: number): CompileRecords {
  const next = sequence(4711);
  const keys = Array.from({ length: offerings }, (_, index) => `channel-${index % CHANNELS}/model-${index}`);
  const measured = (value: number) => ({
    value: value.toFixed(2),
    source: 'probe',
    asOf: '2026-05-30T00:00:00.000Z',
  });
  const taskClasses: Record<string, SourceTaskClass> = {};
  for (let number = 0; number < rules; number++) {
    const select: RankedSelection = {
      ...(number % 2 === 0 ? { capabilities: ['tools'] } : {}),
      ...(number % 3 === 0 ? { minContext: 32_000 } : {}),
      ...(number % 4 === 0 ? { maxPrice: { input: '8', output: '30' } } : {}),
      quality: { benchmark: 'exam', ...(number % 5 === 0 ? { atLeast: '40' } : {}) },
      weights: { cost: 1 + (number % 5), latency: 1 + (number % 3), quality: 2 },
      missing: number % 6 === 0 ? 'worst' : 'out',
      top: 4,
    };
    taskClasses[`task-${number}`] = {
      name: `Task ${number}`,
      label: { level: 'public', tags: [] },
      unlabelled: { level: 'public', tags: [] },
      referenceTask: { inputTokens: 500 + number * 100, outputTokens: 200 + number },
      slaP95Ms: 60_000,
      rules: [
        {
          key: `rule-${number}`,
          enabled: true,
          definition: { onUnknown: 'deny', arms: [{ name: 'all', weight: 10_000, targets: [], select }] },
        },
      ],
    };
  }
  return {
    covered: {},
    environment: 'production',
    levels: [{ key: 'public', obligations: [] }],
    tags: [],
    attributes: {},
    regionGroups: { europe: ['eu-central-1', 'eu-west-1'] },
    source: { format: 'fairlead.source/1', taskClasses },
    offerings: Object.fromEntries(keys.map((key, index) => [key, offering(index, next)])),
    measurements: Object.fromEntries(
      keys.map((key, index) => [
        key,
        {
          latencyP95Ms: index % 11 === 0 ? null : measured(200 + next() * 20_000),
          quality: index % 13 === 0 ? {} : { exam: measured(next() * 100) },
        },
      ]),
    ),
  };
}
