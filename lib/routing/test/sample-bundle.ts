import type { Bundle, Clearance } from '@/lib/policy/types';

/** A bundle with one task class and one rule that lists these offerings, cleared as given; each sends region "eu". */
export function sampleBundle(clearances: Readonly<Record<string, Clearance>>): Bundle {
  const targets = Object.keys(clearances).map((offering) => ({ offering }));
  return {
    format: 'fairlead.policy/1',
    environment: 'development',
    levels: ['public', 'internal', 'confidential'],
    tags: ['pii'],
    offerings: Object.fromEntries(
      Object.entries(clearances).map(([key, clearance]) => [
        key,
        {
          ...{ model: key, owner: 'a', channel: 'c', api: 'x', endpoint: 'y', requestId: 'z' },
          parameters: { region: 'eu' },
          capabilities: ['tools', 'vision'],
          prices: [{ above: 0, input: '1', output: '1' }],
          clearance,
        },
      ]),
    ),
    taskClasses: {
      lookup: {
        label: { level: 'public', tags: [] },
        rules: [
          { id: 'all', onUnknown: 'deny', salt: 'all:1', arms: [{ name: 'all', weight: 10_000, targets }] },
        ],
      },
    },
  };
}
