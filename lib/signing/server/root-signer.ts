import { z } from 'zod';
import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { canonicalJson } from '@/lib/policy/canonical';
import { signJws, verifyJws } from '../jws';
import type { KeySet } from '../key-set';
import { SignatureProblem } from '../problem';
import { type MadeKey, openRoot, requireRoot } from './key-records';

/** Who signs key sets, and as of when. */
export interface RootSigner {
  readonly at: Date;
  readonly sign: (keySets: readonly KeySet[]) => Promise<readonly string[]>;
  /** The key that was made as the signature was prepared; null to make one now. */
  readonly made: MadeKey | null;
}

/** What was prepared must be signed and brought back within so long. */
const MOST_DAYS = 14;

/** Where the root key comes from: this installation, a file for the moment, or a signature that was made elsewhere. */
export const rootInput = {
  /** The exported root key, where it is kept offline. */
  rootKey: z.string().max(2_000).optional(),
  /** What `npm run keys -- sign` printed. */
  signed: z
    .strictObject({
      at: z.iso.datetime(),
      keySets: z.array(z.string().max(131_072)).min(1).max(1_000),
      made: z
        .strictObject({ kid: z.string().max(100), x: z.string().max(100), sealed: z.base64().max(1_000) })
        .nullable(),
    })
    .optional(),
};

type RootInput = z.output<z.ZodObject<typeof rootInput>>;

/**
 * @throws AppError refused if the root key is offline and neither it nor its signature is given, or they are another's
 */
export async function rootSigner(
  tx: Transaction,
  { rootKey, signed }: RootInput,
  now: Date,
): Promise<RootSigner> {
  if (!signed) {
    const root = await openRoot(tx, rootKey);
    return signingWith(root, now);
  }
  const at = new Date(signed.at);
  const age = now.getTime() - at.getTime();
  if (age < 0 || age > MOST_DAYS * 86_400_000)
    throw refused(`This was prepared more than ${MOST_DAYS} days ago. Prepare it again.`);
  const { x } = await requireRoot(tx);
  const made = signed.made && {
    ...signed.made,
    sealed: new Uint8Array(Buffer.from(signed.made.sealed, 'base64')),
  };
  return { at, made, sign: (keySets) => asSigned(keySets, signed.keySets, x) };
}

/** Signs with a root key that is at hand. */
export function signingWith(
  root: { readonly kid: string; readonly x: string; readonly d: string },
  at: Date,
): RootSigner {
  return {
    at,
    made: null,
    sign: (keySets) => Promise.all(keySets.map((keySet) => signJws('fairlead-keys+jwt', keySet, root))),
  };
}

/** The signatures that were brought, if they are the root's and over exactly this. */
async function asSigned(
  keySets: readonly KeySet[],
  signed: readonly string[],
  x: string,
): Promise<readonly string[]> {
  const claims = await Promise.all(signed.map((jws) => verifyJws(jws, 'fairlead-keys+jwt', x))).catch(
    (error: unknown) => {
      if (!(error instanceof SignatureProblem)) throw error;
      throw refused('This was not signed by the root key that is in force.');
    },
  );
  if (canonicalJson(claims) !== canonicalJson(keySets))
    throw refused('Keys, environments or versions have changed since this was prepared. Prepare it again.');
  return signed;
}
