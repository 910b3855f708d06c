import { writeAudit } from '@/lib/audit/server/write';
import { SYSTEM_ACTOR_ID, SYSTEM_CALLER } from '@/lib/auth/system-actor';
import { allClauseTypes } from '@/lib/contracts/server/clause-types';
import { db, type Transaction } from '@/lib/db/client';
import { encodeBundle } from '@/lib/delivery/encode';
import { canonicalJson } from '@/lib/policy/canonical';
import { missingWords } from '@/lib/sensitivity/missing-words';
import { type ClearanceRecords, clearanceRecords } from '@/lib/sensitivity/server/clearance-records';
import { type Loss, narrowClearance } from '../narrow-clearance';
import { narrowedNotes, narrowingReason } from '../narrowing-words';
import type { VersionNotes } from '../version-notes';
import { whyLost } from '../why-lost';
import { coveredOfferings } from './covered-offerings';
import { stopsOf, underStops } from './in-force';
import { bundleOf } from './queries';
import { environmentByKey } from './records';
import { activeVersion, writeVersion } from './write-version';

/** An environment whose active version something may have ended for. */
export interface Watched {
  readonly id: string;
  readonly key: string;
  /** The number of its active version. */
  readonly version: number;
}

/** What came of it. `busy`: somebody else has the environment in hand, or a newer version took effect meanwhile. */
export type NarrowingOutcome =
  | { readonly version: number; readonly losses: readonly Loss[] }
  | 'nothing'
  | 'busy';

type Encoded = Awaited<ReturnType<typeof encodeBundle>>;

/**
 * Compares what an environment's active policy is cleared for with what the evidence allows now, and where it allows
 * less makes the next version: the same rules, in the name of the system, with what ended taken out. It is nobody's
 * order, so nobody approves it and no draft is older for it; stops stay as they are.
 */
export async function narrowEnvironment(watched: Watched, now: Date): Promise<NarrowingOutcome> {
  // In one piece: what ended and what took its place are seen together, or not yet.
  const evidence = await clearanceRecords();
  const found = await db().$transaction((tx) => lookAt(tx, watched, evidence, now), {
    isolationLevel: 'RepeatableRead',
    maxWait: 15_000,
    timeout: 60_000,
  });
  if (typeof found === 'string') return found;
  const { bundle, losses, reason, notes } = found;
  const encoded = await encodeBundle(new TextEncoder().encode(canonicalJson(bundle)));
  const made = await db().$transaction((tx) => write(tx, watched, { encoded, losses, reason, notes }, now), {
    maxWait: 15_000,
    timeout: 60_000,
  });
  return made === 'busy' ? 'busy' : { version: made, losses };
}

/** What is lost, and what the narrowed version says. */
async function lookAt(tx: Transaction, { id, key, version }: Watched, evidence: ClearanceRecords, now: Date) {
  const active = await activeVersion(tx, id);
  if (active?.version !== version) return 'busy' as const;
  const whole = bundleOf(active.whole.identity);
  const covered = await coveredOfferings(tx, key, Object.keys(whole.offerings), now, evidence);
  const { bundle, losses } = narrowClearance(whole, covered.of, now.getTime());
  if (losses.length === 0) return 'nothing' as const;
  const before = active.notes as unknown as VersionNotes;
  const vendors = await tx.vendor.findMany({ select: { key: true, name: true } });
  const names = {
    types: new Map((await allClauseTypes(tx)).map((type) => [type.key, type])),
    vendors: new Map(vendors.map((vendor) => [vendor.key, vendor.name])),
  };
  const notes = narrowedNotes(before, losses, (loss) =>
    whyLost(
      loss,
      before,
      covered.of(loss.offering),
      evidence.evidence,
      () => covered.missing(loss.offering, loss.what).map((one) => missingWords(one, names)),
      now.getTime(),
    ),
  );
  return { bundle, losses, notes, reason: narrowingReason(notes.narrowed ?? []) };
}

interface Made {
  readonly encoded: Encoded;
  readonly losses: readonly Loss[];
  readonly reason: string;
  readonly notes: VersionNotes;
}

async function write(
  tx: Transaction,
  { id, key, version }: Watched,
  { encoded, losses, reason, notes }: Made,
  now: Date,
): Promise<number | 'busy'> {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM environments WHERE id = ${id}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
  if (!locked) return 'busy';
  const active = await activeVersion(tx, id);
  if (active?.version !== version) return 'busy';
  const next = version + 1;
  await tx.bundle.createMany({ data: [encoded], skipDuplicates: true });
  await writeVersion(
    {
      tx,
      caller: SYSTEM_CALLER,
      now,
      authorise: () => {},
      audit: async (change) => {
        await writeAudit(tx, SYSTEM_ACTOR_ID, now, { ...change, action: 'policy.narrow' });
      },
    },
    {
      environment: await environmentByKey(tx, key),
      version: next,
      kind: 'narrow',
      ofVersion: null,
      reason,
      ...(await underStops(tx, encoded, stopsOf(active))),
      source: active.source,
      notes,
      findings: [],
      recorded: { losses },
    },
  );
  return next;
}
