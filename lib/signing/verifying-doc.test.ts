import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sha256Hex } from '@/lib/core/hash';
import { workedValues } from './testing/worked-values';
import { verifyFreshness, verifyKeySet, verifyRelease } from './verify';

const doc = readFileSync(new URL('../../docs/verifying.md', import.meta.url), 'utf8');
const values = await workedValues();

it('docs/verifying.md shows exactly the values that are signed and believed', async () => {
  const { at, root, bundle, keySetJws, releaseJws, freshnessJws } = values;
  for (const value of [
    root.x,
    root.kid,
    bundle,
    keySetJws,
    releaseJws,
    values.releaseHash,
    freshnessJws,
    String(at),
  ])
    expect(doc).toContain(value);
  const now = (at + 120) * 1_000;
  const document = { format: 'fairlead.keys/1', keySet: keySetJws, handovers: [] };
  const keySet = await verifyKeySet(document, { roots: [root.x], now });
  const trust = { keySet, env: 'production', now };
  expect(await verifyRelease(releaseJws, trust)).toMatchObject({ version: 7, digest: sha256Hex(bundle) });
  expect(await verifyFreshness(freshnessJws, releaseJws, trust)).toMatchObject({ exp: at + 960 });
});

it("what it says holds in another implementation too: OpenSSL's", () => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: values.root.x }, format: 'jwk' });
  const [header, payload, signature] = values.keySetJws.split('.');
  const given = Buffer.from(signature ?? '', 'base64url');
  expect(verify(null, Buffer.from(`${header}.${payload}`), key, given)).toBe(true);
  expect(sha256Hex(`{"crv":"Ed25519","kty":"OKP","x":"${values.root.x}"}`)).toBe(
    Buffer.from(values.root.kid, 'base64url').toString('hex'),
  );
  expect(sha256Hex(values.releaseJws)).toBe(values.releaseHash);
});
