import { expect, it } from 'vitest';
import type { Overlay } from '@/lib/policy/types';
import { buildManifest } from './manifest';
import { exampleBundle } from './testing/bundles';
import { EXAMPLE_FRESHNESS, signed } from './testing/example-signatures';
import { examplePolicy, exampleStored } from './testing/memory-source';

it('has room in 4 KiB for the largest overlay and both signatures', async () => {
  const overlay = {
    format: 'fairlead.overlay/1',
    disabled: [{ offering: 'x'.repeat(900) }],
  } as unknown as Overlay;
  expect(JSON.stringify(overlay).length).toBeGreaterThan(950);
  const bundle = await exampleStored(exampleBundle('production'));
  const key = 'an-environment-of-forty-characters-xxxxx';
  const policy = await signed(examplePolicy(key, 1_000_000, bundle, { epoch: 1_000, overlay }));
  const manifest = buildManifest(policy, 'live', EXAMPLE_FRESHNESS);
  expect(JSON.stringify(manifest).length).toBeLessThanOrEqual(4_096);
});
