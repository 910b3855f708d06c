import { sha256Hex } from '@/lib/core/hash';
import { peekKeySet } from '@/lib/signing/document';
import type { Release } from './release';
import { type ActivePolicy, type Snapshot, type StoredBundle, storeBundle } from './snapshot';
import { policyOf } from './source-queries';
import type { TokenRow } from './token';

/** What a host needs to serve without its database. No private key is part of it: proofs are made after reading the primary. */
export interface Kept {
  readonly snapshot: Snapshot;
  /** The body of `/.well-known/fairlead-keys`. */
  readonly keySet: string | null;
}

const FORMAT = 'fairlead.snapshot/1';

interface Document {
  readonly policies: readonly {
    readonly release: Release;
    readonly releaseJws: string | null;
    readonly publishedAt: number;
  }[];
  readonly released: Readonly<Record<string, readonly string[]>>;
  readonly tokens: readonly (Omit<TokenRow, 'secretHash'> & { readonly secretHash: string })[];
  readonly keySet: string | null;
}

type Bundles = Readonly<Record<string, { identity: string; gzip: string; br: string }>>;

/** All of it but the bundles, which their digests stand for: what is equal here need not be written again. */
export function documentOf({ snapshot, keySet }: Kept): string {
  const document: Document = {
    policies: [...snapshot.policies.values()].map(({ release, releaseJws, publishedAt }) => ({
      release,
      releaseJws,
      publishedAt,
    })),
    released: Object.fromEntries(
      [...snapshot.released].map(([environment, digests]) => [environment, [...digests].sort()]),
    ),
    tokens: [...snapshot.tokens.values()].map((row) => ({ ...row, secretHash: base64(row.secretHash) })),
    keySet,
  };
  return JSON.stringify(document);
}

/** The bytes to keep: a line with their checksum, the document, the bundles. */
export function writeKept({ snapshot }: Kept, document: string): string {
  const bundles: Bundles = Object.fromEntries(
    [...snapshot.policies.values()].map(({ bundle: { digest, forms } }) => [
      digest,
      {
        identity: base64(forms.identity.bytes),
        gzip: base64(forms.gzip.bytes),
        br: base64(forms.br.bytes),
      },
    ]),
  );
  const body = `${document}\n${JSON.stringify(bundles)}\n`;
  return `${FORMAT} ${sha256Hex(body)}\n${body}`;
}

/**
 * Reads what `writeKept` wrote.
 *
 * @throws Error if it is damaged or of another format
 */
export function readKept(text: string): Kept {
  const end = text.indexOf('\n');
  const [format, checksum] = text.slice(0, end).split(' ');
  const body = text.slice(end + 1);
  if (format !== FORMAT) throw new Error(`it is not of the format ${FORMAT}`);
  if (sha256Hex(body) !== checksum) throw new Error('its checksum does not match');
  const [first = '', second = ''] = body.split('\n');
  const { policies, released, tokens, keySet } = JSON.parse(first) as Document;
  if (keySet !== null) peekKeySet(keySet);
  const bundles = JSON.parse(second) as Bundles;
  const stored = new Map<string, StoredBundle>();
  for (const [digest, { identity, gzip, br }] of Object.entries(bundles)) {
    const row = { digest, identity: bytes(identity), gzip: bytes(gzip), brotli: bytes(br) };
    stored.set(digest, storeBundle(row));
  }
  const active = policies.map(({ release, releaseJws, publishedAt }): [string, ActivePolicy] => {
    const bundle = stored.get(release.digest);
    if (!bundle) throw new Error(`the bundle ${release.digest} is missing`);
    const { env: environment, epoch, version, digest } = release;
    const row = { environment, archived: false, epoch, version, digest, release, releaseJws };
    return [environment, policyOf({ ...row, publishedAt: new Date(publishedAt) }, bundle)];
  });
  const snapshot: Snapshot = {
    policies: new Map(active),
    released: new Map(
      Object.entries(released).map(([environment, digests]) => [environment, new Set(digests)]),
    ),
    tokens: new Map(tokens.map((row) => [row.id, { ...row, secretHash: bytes(row.secretHash) }])),
  };
  return { snapshot, keySet };
}

function base64(of: Uint8Array): string {
  return Buffer.from(of).toString('base64');
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
