import { db } from '@/lib/db/client';
import type { JsonValue } from '@/lib/policy/types';
import { type Change, diffBundles } from '../diff';
import type { VersionDto } from '../dto';
import { type JsonDiff, jsonDiff } from '../json-diff';
import { describeStop } from '../stops';
import type { VersionRef } from '../version-ref';
import { stopsOf } from './in-force';
import { environmentByKey } from './records';
import { getVersion, wholeBundleOf } from './version-queries';

/** Two versions of one environment or of two, and what is otherwise in the second. */
export interface Comparison {
  readonly from: VersionDto;
  readonly to: VersionDto;
  readonly changes: readonly Change[];
  readonly stopsBrought: readonly string[];
  readonly stopsLifted: readonly string[];
  /** Their bundles side by side, where that was asked for. */
  readonly text: JsonDiff | null;
}

/** What a router would get otherwise by the second version than by the first; null when there is no such version. */
export async function compareVersions(
  from: VersionRef,
  to: VersionRef,
  { text = false } = {},
): Promise<Comparison | null> {
  const [first, second] = [await storedVersion(from), await storedVersion(to)];
  if (!first || !second) return null;
  const [before, after] = [wholeBundleOf(first.row), wholeBundleOf(second.row)];
  const [stopped, stopping] = [first.row, second.row].map((row) => stopsOf(row).map(describeStop));
  return {
    from: first.dto,
    to: second.dto,
    changes: diffBundles(before, after),
    stopsBrought: stopping?.filter((stop) => !stopped?.includes(stop)) ?? [],
    stopsLifted: stopped?.filter((stop) => !stopping?.includes(stop)) ?? [],
    text: text ? jsonDiff(before as unknown as JsonValue, after as unknown as JsonValue) : null,
  };
}

async function storedVersion({ environment: key, version }: VersionRef) {
  const dto = await getVersion(key, version);
  if (!dto) return null;
  const environment = await environmentByKey(db(), key);
  const row = await db().policyVersion.findUniqueOrThrow({
    where: { environmentId_version: { environmentId: environment.id, version } },
    select: {
      overlay: true,
      stops: true,
      bundle: { select: { identity: true } },
      wholeBundle: { select: { identity: true } },
    },
  });
  return { dto, row };
}
