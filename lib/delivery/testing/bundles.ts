import { canonicalJson } from '@/lib/policy/canonical';
import type { Bundle, Offering } from '@/lib/policy/types';

function offering(model: string): Offering {
  return {
    model,
    owner: 'example',
    channel: 'example-cloud',
    api: 'openai-chat',
    endpoint: 'example',
    requestId: model,
    capabilities: ['tools'],
    context: 100_000,
    maxOutput: 10_000,
    prices: [{ above: 0, input: '1', output: '2' }],
    clearance: { levels: { public: null }, tags: {} },
  };
}

/** A small valid bundle that sends the task class "summarisation" to the models in order. */
export function exampleBundle(environment: string, models: readonly string[] = ['alpha', 'beta']): Bundle {
  return {
    format: 'fairlead.policy/1',
    environment,
    levels: ['public', 'internal'],
    tags: [],
    offerings: Object.fromEntries(models.map((model) => [`example-cloud/${model}`, offering(model)])),
    taskClasses: {
      summarisation: {
        label: { level: 'public', tags: [] },
        unlabelled: { level: 'public', tags: [] },
        rules: [
          {
            id: 'everyone',
            onUnknown: 'deny',
            salt: 'everyone:1',
            arms: [
              {
                name: 'control',
                weight: 10_000,
                targets: models.map((model) => ({ offering: `example-cloud/${model}` })),
              },
            ],
          },
        ],
      },
    },
  };
}

/** A bundle's canonical bytes. */
export function bundleBytes(bundle: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(bundle));
}
