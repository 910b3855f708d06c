import { defineCommand } from '@/lib/auth/server/command';
import { invalid } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import { lockKeys, makeKey, signingKey } from '@/lib/signing/server/key-records';
import { writeKeySet } from '@/lib/signing/server/key-set-records';
import { rootSigner } from '@/lib/signing/server/root-signer';
import { canSeal } from '@/lib/signing/server/sealing';
import { newEnvironmentSchema } from '../environment-settings';
import { writeDraftRules } from './draft-rules';
import { draftStart, NO_RULES } from './draft-start';
import { environmentsInOrder, writeOrder } from './environment-order';
import { environmentByKey } from './records';
import { activeVersion } from './write-version';

/** The first draft of every environment. */
const FIRST_DRAFT = 'main';

/**
 * Makes an environment with an empty draft, or one that says what another environment's active version says. Nothing is
 * published in it yet. The key set lists it from now on, where the root key is here.
 */
export const createEnvironment = defineCommand({
  action: 'environment.create',
  input: newEnvironmentSchema,
  run: async (
    { tx, caller, now, audit },
    input,
  ): Promise<{ environment: string; leftOut: readonly string[] }> => {
    const others = await environmentsInOrder(tx);
    const { key, before, rulesOf, entities, ownKey, ...fields } = input;
    const taken = await tx.environment.findUnique({ where: { key } });
    if (taken) {
      const which = taken.archivedAt ? 'An archived environment' : 'Another environment';
      throw invalid([{ path: '/key', message: `${which} has this key.` }]);
    }
    const place = before === null ? others.length : others.findIndex((other) => other.key === before);
    if (place < 0) throw invalid([{ path: '/before', message: `There is no environment ${before}.` }]);
    const entityIds = await entitiesOf(tx, entities);
    const made = await tx.environment.create({
      // A place that nothing has; `writeOrder` gives it its own.
      data: { ...fields, key, position: -1_000_000_000, createdAt: now },
    });
    await writeOrder(tx, others.map(({ id }) => id).toSpliced(place, 0, made.id));
    await tx.environmentEntity.createMany({
      data: entityIds.map((entityId) => ({ environmentId: made.id, entityId })),
    });
    const rules = await rulesFrom(tx, made.id, rulesOf);
    const draft = await tx.draft.create({
      data: { environmentId: made.id, name: FIRST_DRAFT, createdById: caller.actorId, ...rules.origin },
    });
    const leftOut = await writeDraftRules(tx, draft.id, rules.source, { actorId: caller.actorId, now });
    const signed = await sign(tx, { by: caller.actorId, now, environmentId: made.id, ownKey });
    const after = { ...fields, key, entities: [...entities], rulesOf, before, ...signed };
    await audit({ subjectType: 'environment', subjectId: made.id, environment: key, data: { after } });
    return { environment: key, leftOut };
  },
});

async function entitiesOf(tx: Transaction, keys: readonly string[]): Promise<string[]> {
  const found = await tx.companyEntity.findMany({ where: { key: { in: [...keys] }, archivedAt: null } });
  const missing = keys.filter((key) => !found.some((entity) => entity.key === key));
  if (missing.length > 0)
    throw invalid([{ path: '/entities', message: `There is no company ${missing.join(', ')}.` }]);
  return found.map(({ id }) => id);
}

async function rulesFrom(tx: Transaction, environmentId: string, rulesOf: string | null) {
  if (rulesOf === null) return { source: NO_RULES, origin: {} };
  const { id, name } = await environmentByKey(tx, rulesOf);
  const active = await activeVersion(tx, id);
  if (!active) throw invalid([{ path: '/rulesOf', message: `Nothing is published in ${name}.` }]);
  const { version } = active;
  const { source, originEnvironmentId, originVersion } = await draftStart(tx, environmentId, {
    kind: 'version',
    environment: rulesOf,
    version,
  });
  return { source, origin: { originEnvironmentId, originVersion } };
}

/** Lists it in the key set, with a key of its own if one is wanted. Without the root key here, the keeper does so later. */
async function sign(
  tx: Transaction,
  made: { readonly by: string; readonly now: Date; readonly environmentId: string; readonly ownKey: boolean },
): Promise<{ keySet?: number; releaseKey?: string }> {
  const { by, now, environmentId, ownKey } = made;
  await lockKeys(tx);
  const root = await signingKey(tx, 'root');
  const here = root?.sealed != null && canSeal();
  if (!here && ownKey)
    throw invalid([
      { path: '/ownKey', message: 'The root key is not here. Make its key afterwards, with the root key.' },
    ]);
  if (!here) return {};
  const signer = await rootSigner(tx, {}, now);
  const own = ownKey ? await makeKey(tx, 'release', now, by, { environmentId }) : null;
  const { keysVersion } = await writeKeySet(tx, signer, by);
  return { keySet: keysVersion, ...(own && { releaseKey: own.kid }) };
}
