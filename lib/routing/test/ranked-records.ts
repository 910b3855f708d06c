import type { CompileRecords, OfferingRecord } from '../records';
import { type RankedSelection, selectSchema } from '../select-schema';
import type { RuleDefinition } from '../source-schema';
import { sampleOffering, samplePrice, sampleRecords } from './sample-records';

/** A selection with cost alone as weight and everything else as the schema fills it in. */
export function sampleSelect(change: Partial<RankedSelection> = {}): RankedSelection {
  return selectSchema.parse({ weights: { cost: 1 }, top: 3, ...change });
}

/** A rule whose one arm has its offerings ranked. */
export function rankedDefinition(
  select: Partial<RankedSelection> = {},
  change: Partial<RuleDefinition> = {},
): RuleDefinition {
  const arms = [{ name: 'all', weight: 10_000, targets: [], select: sampleSelect(select) }];
  return { onUnknown: 'deny', arms, ...change };
}

/** What ranking reads of an offering: prices per million tokens, latency in ms, points of the benchmark "exam". */
export interface RankedFacts {
  readonly input?: string;
  readonly output?: string;
  readonly latency?: string;
  readonly quality?: string;
  readonly record?: Partial<OfferingRecord>;
}

/** Records with these offerings and one ranked rule `default`, in a task class of 1,000 tokens in and 100 out. */
export function rankedRecords(
  facts: Readonly<Record<string, RankedFacts>>,
  definition: RuleDefinition = rankedDefinition(),
  change: Partial<CompileRecords['source']['taskClasses'][string]> = {},
): CompileRecords {
  const records = sampleRecords();
  const taskClass = records.source.taskClasses.summarisation;
  if (!taskClass) throw new Error('the sample has a task class');
  const measured = (value: string) => ({ value, source: 'probe', asOf: '2026-11-10T00:00:00.000Z' });
  const summarisation = {
    ...taskClass,
    referenceTask: { inputTokens: 1000, outputTokens: 100 },
    rules: [{ key: 'default', enabled: true, definition }],
    ...change,
  };
  return {
    ...records,
    source: { ...records.source, taskClasses: { summarisation } },
    offerings: Object.fromEntries(
      Object.entries(facts).map(([key, { input, output, record }]) => {
        const prices = [
          ...(input === undefined ? [] : [samplePrice('input', input)]),
          ...(output === undefined ? [] : [samplePrice('output', output)]),
        ];
        return [key, sampleOffering({ prices, ...record })];
      }),
    ),
    measurements: Object.fromEntries(
      Object.entries(facts).map(([key, { latency, quality }]) => [
        key,
        {
          latencyP95Ms: latency === undefined ? null : measured(latency),
          quality: quality === undefined ? {} : { exam: measured(quality) },
        },
      ]),
    ),
  };
}
