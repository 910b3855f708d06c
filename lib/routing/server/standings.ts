import { db, type Transaction } from '@/lib/db/client';
import type { Bundle, Stop } from '@/lib/policy/types';
import type { ClearanceOffering } from '@/lib/sensitivity/clearance-question';
import {
  bookOf,
  type ClearanceRecords,
  clearanceOfferings,
  currentOfferings,
} from '@/lib/sensitivity/server/clearance-records';
import type { PolicySource } from '../source-schema';
import { type CoveredOfferings, coveredBy } from './covered-offerings';
import { stopsOf } from './in-force';
import { bundleOf } from './queries';
import { storedSource } from './records';
import { activeVersion } from './write-version';

/** What an environment's offerings are cleared for, and its active policy; null before the first publish. */
export interface Standing {
  readonly environment: { readonly key: string; readonly name: string; readonly production: boolean };
  readonly active: {
    readonly bundle: Bundle;
    readonly stops: readonly Stop[];
    readonly source: PolicySource;
  } | null;
  readonly covered: CoveredOfferings;
}

/** How every environment stands by some records. */
export async function standings(tx: Transaction, records: ClearanceRecords, now: Date): Promise<Standing[]> {
  const environments = await tx.environment.findMany({
    where: { archivedAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, key: true, name: true, production: true },
  });
  const actives: Standing['active'][] = [];
  for (const { id } of environments) {
    const version = await activeVersion(tx, id);
    actives.push(
      version && {
        bundle: bundleOf(version.whole.identity),
        stops: stopsOf(version),
        source: storedSource(version.source),
      },
    );
  }
  const named = actives.flatMap((active) => Object.keys(active?.bundle.offerings ?? {}));
  const offerings = await offeringsFor(tx, records, new Set(named));
  return environments.map(({ id: _id, ...environment }, index) => ({
    environment,
    active: actives[index] ?? null,
    covered: coveredBy(bookOf(records, environment.key, now.getTime()), offerings),
  }));
}

/** Every offering that is not archived, and those that active policies name. In memory unless the transaction changed them. */
async function offeringsFor(
  tx: Transaction,
  { evidence }: ClearanceRecords,
  named: ReadonlySet<string>,
): Promise<readonly ClearanceOffering[]> {
  const kept = tx === db() || !(await changesCatalogue(tx));
  const alive = kept ? await currentOfferings(evidence) : await clearanceOfferings(tx, evidence, null);
  const known = new Set(alive.map(({ key }) => key));
  const archived = [...named].filter((key) => !known.has(key));
  return archived.length === 0 ? alive : [...alive, ...(await clearanceOfferings(tx, evidence, archived))];
}

/** Whether a transaction sees another catalogue than everybody else. */
async function changesCatalogue(tx: Transaction): Promise<boolean> {
  const rev = (of: Transaction) =>
    of.$queryRaw<{ rev: bigint }[]>`SELECT rev FROM catalog_state WHERE id = 1`;
  const [[mine], [others]] = [await rev(tx), await rev(db())];
  return mine?.rev !== others?.rev;
}
