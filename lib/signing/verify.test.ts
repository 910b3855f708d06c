import { CompactSign, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { EMPTY_OVERLAY } from '@/lib/delivery/release';
import { releaseHash } from './freshness';
import { signJws, type Typ } from './jws';
import type { KeySet, ListedKey } from './key-set';
import type { SignatureProblem } from './problem';
import { type ExampleKey, exampleKey } from './testing/example-keys';
import { verifyFreshness, verifyKeySet, verifyRelease } from './verify';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const SECOND = NOW / 1_000;
const root = await exampleKey('root');
const release = await exampleKey('release');
const freshness = await exampleKey('freshness');
const stranger = await exampleKey('stranger');

const listed = (
  { kid, x }: ExampleKey,
  role: ListedKey['role'],
  more: Partial<ListedKey> = {},
): ListedKey => ({
  kid,
  role,
  env: null,
  x,
  nbf: SECOND - 100,
  exp: SECOND + 10_000,
  ...more,
});
const KEY_SET: KeySet = {
  keysVersion: 3,
  keys: [listed(root, 'root'), listed(release, 'release'), listed(freshness, 'freshness')],
  epochs: { production: 2, staging: 1 },
  exp: SECOND + 1_000,
};
const CLAIMS = {
  iss: 'fairlead',
  env: 'production',
  epoch: 2,
  version: 7,
  digest: 'ab'.repeat(32),
  size: 10,
  overlay: EMPTY_OVERLAY,
  iat: SECOND - 5,
  staleAfter: 900,
  denyAfter: null,
};
const trust = { keySet: KEY_SET, env: 'production', now: NOW };
const RELEASE = await signJws('fairlead-release+jwt', CLAIMS, release);
const PROOF = { release: await releaseHash(RELEASE), iat: SECOND, exp: SECOND + 900 };
const FRESHNESS = await signJws('fairlead-freshness+jwt', PROOF, freshness);

const codeOf = (verifying: Promise<unknown>) =>
  verifying.then(
    () => 'believed',
    (problem: SignatureProblem) => problem.code,
  );
/** A text with any header, signed by a key that is trusted. */
async function signedWith(header: object, claims: object = CLAIMS, key = release): Promise<string> {
  const text = new CompactSign(new TextEncoder().encode(JSON.stringify(claims)));
  const full = { alg: 'Ed25519', typ: 'fairlead-release+jwt', kid: key.kid, ...header };
  text.setProtectedHeader(full);
  return text.sign(await importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.x, d: key.d }, full.alg), {
    crit: { b64: true, x: true },
  });
}
const b64 = (text: string) => Buffer.from(text).toString('base64url');
/** The text with another header or payload and the old signature. */
const swapped = (jws: string, part: 0 | 1, text: string) =>
  jws
    .split('.')
    .map((old, i) => (i === part ? b64(text) : old))
    .join('.');

describe('a release', () => {
  it('is believed as it was signed', async () => {
    expect(await verifyRelease(RELEASE, trust)).toEqual(CLAIMS);
  });

  const header = (changes: object) =>
    JSON.stringify({ alg: 'Ed25519', typ: 'fairlead-release+jwt', kid: release.kid, ...changes });
  it.each<[string, () => string | Promise<string>, string]>([
    ['nothing', () => '', 'malformed'],
    ['two parts', () => RELEASE.slice(0, RELEASE.lastIndexOf('.')), 'malformed'],
    ['line breaks', () => RELEASE.replace('.', '.\n'), 'malformed'],
    ['200,000 characters', () => `${RELEASE}${'A'.repeat(200_000)}`, 'malformed'],
    ['a header that is a list', () => swapped(RELEASE, 0, '[]'), 'malformed'],
    [
      'a header with alg twice',
      () => swapped(RELEASE, 0, `{"alg":"none",${header({}).slice(1)}`),
      'malformed',
    ],
    ['alg none', () => `${b64(header({ alg: 'none' }))}.${RELEASE.split('.')[1]}.AA`, 'wrong-kind'],
    ['alg HS256', () => swapped(RELEASE, 0, header({ alg: 'HS256' })), 'wrong-kind'],
    ['alg EdDSA', () => signedWith({ alg: 'EdDSA' }), 'wrong-kind'],
    ['another typ', () => signedWith({ typ: 'JWT' }), 'wrong-kind'],
    ['a typ of another case', () => signedWith({ typ: 'Fairlead-Release+JWT' }), 'wrong-kind'],
    ['a proof in its place', () => FRESHNESS, 'wrong-kind'],
    ['jku', () => signedWith({ jku: 'https://evil.test/keys' }), 'wrong-kind'],
    ['jwk', () => signedWith({ jwk: { kty: 'OKP', crv: 'Ed25519', x: stranger.x } }), 'wrong-kind'],
    ['x5u', () => signedWith({ x5u: 'https://evil.test/cert' }), 'wrong-kind'],
    ['x5c', () => signedWith({ x5c: ['AA'] }), 'wrong-kind'],
    ['crit', () => signedWith({ crit: ['x'], x: 1 }), 'wrong-kind'],
    ['crit and b64', () => signedWith({ crit: ['b64'], b64: true }), 'wrong-kind'],
    ['no kid', () => signedWith({ kid: undefined }), 'malformed'],
    ['a key that nobody vouches for', () => signedWith({}, CLAIMS, stranger), 'untrusted-key'],
    [
      "a stranger's signature under a known name",
      () => signedWith({ kid: release.kid }, CLAIMS, stranger),
      'bad-signature',
    ],
    ["a delivery host's key", () => signedWith({}, CLAIMS, freshness), 'untrusted-key'],
    ['the root key itself', () => signedWith({}, CLAIMS, root), 'untrusted-key'],
    [
      'another payload',
      () => swapped(RELEASE, 1, JSON.stringify({ ...CLAIMS, version: 8 })),
      'bad-signature',
    ],
    [
      'another environment',
      () => signedWith({}, { ...CLAIMS, env: 'staging', epoch: 1 }),
      'wrong-environment',
    ],
    [
      'an epoch that the root has not allowed',
      () => signedWith({}, { ...CLAIMS, epoch: 3 }),
      'unauthorised-epoch',
    ],
    ['no digest', () => signedWith({}, { ...CLAIMS, digest: undefined }), 'bad-claims'],
    ['a size below 0', () => signedWith({}, { ...CLAIMS, size: -1 }), 'bad-claims'],
    ['a payload that is a list', () => signedWith({}, [CLAIMS]), 'bad-claims'],
  ])('is not believed with %s', async (_, make, code) => {
    expect(await codeOf(verifyRelease(await make(), trust))).toBe(code);
  });

  it('of an environment that the key set does not name is believed in its first epoch alone', async () => {
    const newborn = (epoch: number) => signedWith({}, { ...CLAIMS, env: 'newborn', epoch });
    const there = { ...trust, env: 'newborn' };
    expect(await verifyRelease(await newborn(1), there)).toMatchObject({ env: 'newborn', epoch: 1 });
    expect(await codeOf(verifyRelease(await newborn(2), there))).toBe('unauthorised-epoch');
  });

  it.each<[string, Partial<ListedKey>]>([
    ['of another environment', { env: 'staging' }],
    ['that has ended', { exp: SECOND }],
    ['that has not begun', { nbf: SECOND + 301 }],
    ['of another role', { role: 'freshness' }],
  ])('is not believed by a key %s', async (_, more) => {
    const keySet = { ...KEY_SET, keys: [listed(release, 'release', more)] };
    expect(await codeOf(verifyRelease(RELEASE, { ...trust, keySet }))).toBe('untrusted-key');
  });
});

describe('a proof of freshness', () => {
  const sign = (claims: object, key = freshness, typ: Typ = 'fairlead-freshness+jwt') =>
    signJws(typ, claims, key);

  it('is believed as it was signed', async () => {
    expect(await verifyFreshness(FRESHNESS, RELEASE, trust)).toEqual(PROOF);
  });

  it.each<[string, () => Promise<string>, string]>([
    ['that has ended', () => sign({ ...PROOF, iat: SECOND - 300, exp: SECOND }), 'expired'],
    ['about another release', () => sign({ ...PROOF, release: '0'.repeat(64) }), 'wrong-release'],
    [
      'from after the end of its key',
      () => sign({ ...PROOF, iat: 4_000_000_000, exp: 4_000_000_900 }),
      'untrusted-key',
    ],
    ['from before its key', () => sign({ ...PROOF, iat: SECOND - 401 }), 'untrusted-key'],
    ['of a release key', () => sign(PROOF, release), 'untrusted-key'],
    ['of a stranger', () => sign(PROOF, stranger), 'untrusted-key'],
    ['of another kind', () => sign(PROOF, freshness, 'fairlead-release+jwt'), 'wrong-kind'],
    ['without an end', () => sign({ ...PROOF, exp: undefined }), 'bad-claims'],
    ['that ends before it begins', () => sign({ ...PROOF, exp: SECOND }), 'bad-claims'],
  ])('is not believed %s', async (_, make, code) => {
    expect(await codeOf(verifyFreshness(await make(), RELEASE, trust))).toBe(code);
  });

  it('may have ended by another time than the one that its key is judged at', async () => {
    const late = NOW + 20_000_000;
    expect(await codeOf(verifyFreshness(FRESHNESS, RELEASE, trust, late))).toBe('expired');
    expect(await codeOf(verifyFreshness(FRESHNESS, RELEASE, { ...trust, now: late }, NOW))).toBe(
      'untrusted-key',
    );
  });
});

describe('a key set', () => {
  const sign = (claims: object, key = root) => signJws('fairlead-keys+jwt', claims, key);
  const document = async (keySet: string | Promise<string>, ...handovers: string[]) => ({
    format: 'fairlead.keys/1',
    keySet: await keySet,
    handovers,
  });
  const roots = [root.x];
  const judge = async (given: unknown, more: object = {}) =>
    codeOf(verifyKeySet(await given, { roots, now: NOW, ...more }));

  it('is believed as the pinned root signed it, and from then on no older one', async () => {
    const given = await document(sign(KEY_SET));
    expect(await verifyKeySet(given, { roots, now: NOW, atLeast: 3 })).toMatchObject({ keysVersion: 3 });
    expect(await judge(given, { atLeast: 4 })).toBe('rolled-back');
    expect(await judge(given, { now: NOW + 1_000_000 })).toBe('expired');
    expect(await judge(given, { roots: [stranger.x] })).toBe('untrusted-key');
    expect(await judge(document(sign(KEY_SET, release)))).toBe('untrusted-key');
    expect(await judge({ ...given, format: 'fairlead.keys/2' })).toBe('bad-claims');
    const twice = { ...KEY_SET, keys: [...KEY_SET.keys, listed(release, 'freshness')] };
    expect(await judge(document(sign(twice)))).toBe('bad-claims');
  });

  it('is believed of a root that the pinned one handed over to, once or more often', async () => {
    const [second, third] = [await exampleKey('second root'), await exampleKey('third root')];
    const handing = (version: number, to: ExampleKey, by: ExampleKey) =>
      sign({ ...KEY_SET, keysVersion: version, keys: [listed(to, 'root')], exp: SECOND - 1 }, by);
    const [one, two] = [await handing(1, second, root), await handing(2, third, second)];
    const last = await sign(KEY_SET, third);
    expect(await judge(document(last, one, two))).toBe('believed');
    expect(await judge(document(last, one, two), { roots: [second.x] })).toBe('believed');
    expect(await judge(document(last, one, two), { roots: [third.x] })).toBe('believed');
    expect(await judge(document(last, one))).toBe('untrusted-key');
    expect(await judge(document(last, await handing(1, second, stranger), two))).toBe('untrusted-key');
    expect(await judge(document(sign(KEY_SET), one, two)), 'the old root is trusted no longer').toBe(
      'untrusted-key',
    );
    const forged = swapped(one, 1, JSON.stringify({ ...KEY_SET, keys: [listed(stranger, 'root')] }));
    expect(await judge(document(last, forged))).toBe('bad-signature');
  });
});
