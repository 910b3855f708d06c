import type { CompileRecords, OfferingRecord } from '../records';
import type { RuleDefinition } from '../source-schema';

/** A price that holds at any time: USD per million units. */
export function samplePrice(unit: string, amount: string, aboveTokens = 0): OfferingRecord['prices'][number] {
  const always = { validFrom: null, validTo: null };
  return { unit, amount, aboveTokens, ...always, source: 'price list', asOf: '2026-11-01' };
}

/** Records for tests of compiling: two offerings of different owners and channels, one task class with one rule. */
export function sampleOffering(change: Partial<OfferingRecord> = {}): OfferingRecord {
  return {
    model: 'model-a',
    owner: 'owner-a',
    channel: 'channel-a',
    api: 'openai-chat',
    endpoint: 'channel-a',
    requestId: 'model-a',
    regions: null,
    capabilities: ['vision', 'tools'],
    context: 100_000,
    maxInput: null,
    maxOutput: 8000,
    soldFrom: null,
    soldUntil: null,
    lifecycle: 'available',
    archived: false,
    prices: [samplePrice('input', '1'), samplePrice('output', '4')],
    ...change,
  };
}

export function sampleDefinition(
  offerings: readonly string[],
  change: Partial<RuleDefinition> = {},
): RuleDefinition {
  return {
    onUnknown: 'deny',
    arms: [{ name: 'all', weight: 10_000, targets: offerings.map((offering) => ({ offering })) }],
    ...change,
  };
}

export function sampleRecords(change: Partial<CompileRecords> = {}): CompileRecords {
  return {
    environment: 'development',
    levels: [
      { key: 'public', obligations: [] },
      { key: 'internal', obligations: null },
    ],
    tags: [{ key: 'pii', obligations: null }],
    attributes: { team: [] },
    regionGroups: {},
    source: {
      format: 'fairlead.source/1',
      taskClasses: {
        summarisation: {
          name: 'Summarisation',
          label: { level: 'public', tags: [] },
          unlabelled: { level: 'internal', tags: ['pii'] },
          rules: [{ key: 'default', enabled: true, definition: sampleDefinition(['a/one', 'b/two']) }],
        },
      },
    },
    offerings: {
      'a/one': sampleOffering(),
      'b/two': sampleOffering({ owner: 'owner-b', channel: 'channel-b', model: 'model-b' }),
    },
    measurements: {},
    covered: {},
    ...change,
  };
}

/** The same records with other rules in their one task class. */
export function withRules(
  rules: CompileRecords['source']['taskClasses'][string]['rules'],
  offerings?: CompileRecords['offerings'],
): CompileRecords {
  const records = sampleRecords();
  const taskClass = records.source.taskClasses.summarisation;
  if (!taskClass) throw new Error('the sample has a task class');
  return {
    ...records,
    source: { ...records.source, taskClasses: { summarisation: { ...taskClass, rules } } },
    offerings: offerings ?? records.offerings,
  };
}
