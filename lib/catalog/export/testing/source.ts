import type { ModelRecord, OfferingRecord, PriceLine } from '../../catalog-records';
import { testPrice } from '../../testing/prices';
import { testOfferingRecord } from '../../testing/records';
import type { ExportSource } from '../exported';

const MODEL: ModelRecord = {
  id: 'model',
  key: 'a-model',
  name: 'A model',
  owner: null,
  family: null,
  description: null,
  releasedOn: '2026-01-31',
  knowledgeCutoff: null,
  openWeights: false,
  inputModalities: ['image', 'text'],
  outputModalities: ['text'],
  provenance: {},
  revision: 1,
};

export type TestOffering = Partial<OfferingRecord> & {
  readonly key: string;
  readonly requestId: string;
  readonly prices: readonly PriceLine[];
};

/** A catalogue of these offerings, all of one model. */
export function testSource(offerings: readonly TestOffering[]): ExportSource {
  return {
    vendors: new Map(),
    models: new Map([[MODEL.id, MODEL]]),
    offerings: offerings.map(({ prices: _prices, key, ...offering }) =>
      testOfferingRecord(key, {
        modelId: MODEL.id,
        serviceTier: key.split('#')[1] ?? 'standard',
        capabilities: ['reasoning', 'tools'],
        contextTokens: 200_000,
        maxOutputTokens: 8_192,
        ...offering,
      }),
    ),
    prices: new Map(offerings.map(({ key, prices }) => [key, prices])),
  };
}

/** Offerings with prices of every kind that formats can say. */
export const SAYABLE: readonly TestOffering[] = [
  {
    key: 'openai/gpt-5.4',
    requestId: 'gpt-5.4',
    prices: [
      testPrice('input', '2.5'),
      testPrice('output', '15'),
      testPrice('cache_read', '0.25'),
      testPrice('input', '5', { aboveTokens: 272_000 }),
      testPrice('output', '22.5', { aboveTokens: 272_000 }),
    ],
  },
  {
    key: 'openai/gpt-5.4#flex',
    requestId: 'gpt-5.4',
    prices: [testPrice('input', '1.25'), testPrice('output', '7.5')],
  },
  {
    key: 'aws-bedrock/us.anthropic.claude-haiku-4-5-20251001-v1:0',
    requestId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    profile: 'us',
    api: 'bedrock-converse',
    prices: [
      testPrice('input', '1.1'),
      testPrice('output', '5.5'),
      testPrice('cache_write_5m', '1.375'),
      testPrice('cache_read', '0.11'),
    ],
  },
  {
    key: 'aws-bedrock/eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    requestId: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    profile: 'eu',
    api: 'bedrock-converse',
    prices: [testPrice('input', '1.100000001'), testPrice('output', '5.5')],
  },
];
