import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import { KEY_ROLES, type KeyRole } from '../key';
import type { SigningKeysView, SigningKeyView } from '../signing-keys';
import { currentKeySet } from './current-key-set';
import { activeSignatures, signingKey } from './key-records';
import { findRegressions } from './regressions';
import { canSeal } from './sealing';

/** Every signing key there ever was, those that sign first, and the key set in force. */
export async function listSigningKeys(now: Date): Promise<SigningKeysView> {
  const [rows, signed, keySet, environments, regressions] = await Promise.all([
    db().signingKey.findMany({
      orderBy: { createdAt: 'desc' },
      include: { environment: { select: { key: true } } },
    }),
    activeSignatures(db()),
    currentKeySet(db()),
    db().environment.findMany({
      where: { archivedAt: null },
      orderBy: { position: 'asc' },
      include: {
        versions: { orderBy: { version: 'desc' }, take: 1, select: { epoch: true, version: true } },
      },
    }),
    findRegressions(db(), now),
  ]);
  const listed = new Set(keySet?.keys.map(({ kid }) => kid));
  const keys = rows.map((row): SigningKeyView => {
    const role = row.role as KeyRole;
    const believed = listed.has(row.kid) && row.expiresAt > now;
    return {
      kid: row.kid,
      role,
      environment: row.environment?.key ?? null,
      x: row.x,
      state: !believed ? 'ended' : row.retiredAt ? 'listed' : 'signs',
      offline: row.sealed === null,
      since: instant(row.notBefore),
      until: instant(row.expiresAt),
      signed: signed
        .filter(({ kid }) => kid === row.kid)
        .map(({ environment, version }) => `${environment} ${version}`),
    };
  });
  const order = (key: SigningKeyView) =>
    (key.state === 'signs' ? 0 : key.state === 'listed' ? 10 : 20) + KEY_ROLES.indexOf(key.role);
  return {
    keys: keys.sort((a, b) => order(a) - order(b)),
    keysVersion: keySet?.keysVersion ?? null,
    keySetUntil: keySet && instant(new Date(keySet.exp * 1_000)),
    environments: environments.map(({ key, name, epoch, versions: [active] }) => ({
      key,
      name,
      epoch,
      active: active ? `${active.epoch}.${active.version}` : null,
    })),
    regressions,
    able: canSeal(),
  };
}

/** Whether a key can be made and listed here: the root key and what seals it are at hand. */
export async function canMakeKeys(): Promise<boolean> {
  return canSeal() && (await signingKey(db(), 'root'))?.sealed != null;
}
