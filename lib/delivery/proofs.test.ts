import { expect, it } from 'vitest';
import { exampleKey } from '@/lib/signing/testing/example-keys';
import { verifyFreshness } from '@/lib/signing/verify';
import { freshnessProofs } from './proofs';
import { exampleBundle } from './testing/bundles';
import { signed } from './testing/example-signatures';
import { examplePolicy, exampleStored } from './testing/memory-source';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const key = await exampleKey('freshness');
const policy = await signed(examplePolicy('production', 1, await exampleStored(exampleBundle('production'))));
const keySet = {
  keysVersion: 1,
  keys: [{ kid: key.kid, role: 'freshness' as const, env: null, x: key.x, nbf: 0, exp: 4_000_000_000 }],
  epochs: {},
  exp: 4_000_000_000,
};

it('proves a release for a quarter of an hour, anew each minute', async () => {
  const proofs = freshnessProofs();
  expect(proofs.of(policy, NOW)).toBeNull();
  await proofs.renew([policy], key, NOW);
  const first = proofs.of(policy, NOW) ?? '';
  const trust = { keySet, env: 'production', now: NOW };
  expect(await verifyFreshness(first, policy.releaseJws ?? '', trust)).toMatchObject({
    iat: NOW / 1_000,
    exp: NOW / 1_000 + 900,
  });
  await proofs.renew([policy], key, NOW + 59_000);
  expect(proofs.of(policy, NOW + 59_000)).toBe(first);
  await proofs.renew([policy], key, NOW + 60_000);
  expect(proofs.of(policy, NOW + 60_000)).not.toBe(first);
  expect(proofs.of(policy, NOW + 60_000 + 899_999)).not.toBeNull();
  expect(proofs.of(policy, NOW + 60_000 + 900_000), 'a host that is cut off has none').toBeNull();
});

it('is made anew by another key, and with a clock that was set back', async () => {
  const proofs = freshnessProofs();
  await proofs.renew([policy], key, NOW);
  const first = proofs.of(policy, NOW);
  await proofs.renew([policy], await exampleKey('another'), NOW + 1_000);
  const second = proofs.of(policy, NOW);
  expect(second).not.toBe(first);
  await proofs.renew([policy], await exampleKey('another'), NOW - 10_000);
  expect(proofs.of(policy, NOW)).not.toBe(second);
});

it('proves nothing that was not signed', async () => {
  const proofs = freshnessProofs();
  await proofs.renew([{ ...policy, releaseJws: null }], key, NOW);
  expect(proofs.of({ ...policy, releaseJws: null }, NOW)).toBeNull();
});
