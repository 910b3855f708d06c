import { refused } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { SignatureProblem } from '../problem';
import { type Regression, regressionSentence } from '../regression';
import { verifyKeySet, verifyRelease } from '../verify';
import { currentKeySet } from './current-key-set';
import { signingKey } from './key-records';

/** Witnesses looked at for an environment: the highest ones. What is not vouched for is passed over. */
const MOST_LOOKED_AT = 8;

type Reader = Pick<
  Transaction,
  'releaseWitness' | 'signingKey' | 'keySet' | 'policyVersion' | 'environment' | '$queryRaw'
>;

/**
 * Environments of which delivery hosts have handed back more than this database knows, as far as our root key vouches for
 * it. One small query where there is nothing of the kind.
 *
 * @param environmentId left out: every environment that is in use
 */
export async function findRegressions(tx: Reader, now: Date, environmentId?: string): Promise<Regression[]> {
  const environments = await tx.environment.findMany({
    where: { archivedAt: null, witnesses: { some: {} }, ...(environmentId && { id: environmentId }) },
    orderBy: { position: 'asc' },
  });
  if (environments.length === 0) return [];
  const root = await signingKey(tx, 'root');
  const keySet = await currentKeySet(tx);
  if (!root || !keySet) return [];
  const found: Regression[] = [];
  for (const { id, key, epoch } of environments) {
    const active = await tx.policyVersion.findFirst({
      where: { environmentId: id },
      orderBy: { version: 'desc' },
      select: { epoch: true, version: true, bundleDigest: true },
    });
    const witnesses = await tx.releaseWitness.findMany({
      where: { environmentId: id },
      orderBy: [{ epoch: 'desc' }, { version: 'desc' }],
      take: MOST_LOOKED_AT,
    });
    for (const witness of witnesses) {
      const held = await believed(witness, { root: root.x, env: key, now: now.getTime() });
      if (!held) continue;
      const { release, keysVersion } = held;
      const order = active ? release.epoch - active.epoch || release.version - active.version : 1;
      const another = order === 0 && release.digest !== active?.bundleDigest;
      const below = release.epoch >= epoch && (order > 0 || another);
      if (!below && keysVersion <= keySet.keysVersion) continue;
      found.push({
        environment: key,
        held: `${release.epoch}.${release.version}`,
        active: active && `${active.epoch}.${active.version}`,
        epoch: release.epoch,
        keysVersion,
      });
      break;
    }
  }
  return found;
}

/** @throws AppError refused while hosts hold more of the environment than this database */
export async function refuseRegressed(tx: Transaction, environmentId: string, now: Date): Promise<void> {
  const [regression] = await findRegressions(tx, now, environmentId);
  if (regression)
    throw refused(
      `${regressionSentence(regression)} Security or an administrator does that in Settings, Signing keys.`,
    );
}

async function believed(
  { releaseJws, keys }: { readonly releaseJws: string; readonly keys: string },
  { root, env, now }: { readonly root: string; readonly env: string; readonly now: number },
) {
  try {
    const keySet = await verifyKeySet(JSON.parse(keys), { roots: [root], now });
    const release = await verifyRelease(releaseJws, { keySet, env, now });
    return { release, keysVersion: keySet.keysVersion };
  } catch (error) {
    if (error instanceof SignatureProblem || error instanceof SyntaxError) return null;
    throw error;
  }
}
