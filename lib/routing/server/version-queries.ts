import { actorNames } from '@/lib/auth/server/actor-names';
import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Bundle } from '@/lib/policy/types';
import { diffBundles } from '../diff';
import type { VersionDetail, VersionDto } from '../dto';
import type { Finding } from '../finding';
import { describeStop } from '../stops';
import { stopsOf } from './in-force';
import { bundleOf } from './queries';
import { environmentByKey } from './records';

const listed = {
  version: true,
  epoch: true,
  kind: true,
  ofVersion: true,
  bundleDigest: true,
  reason: true,
  emergency: true,
  draftId: true,
  publishedAt: true,
  publishedById: true,
  overlay: true,
  stops: true,
  bundle: { select: { size: true } },
  review: { select: { verdicts: { select: { verdict: true, person: true }, orderBy: { at: 'asc' } } } },
} as const satisfies Prisma.PolicyVersionSelect;

type ListedVersion = Prisma.PolicyVersionGetPayload<{ select: typeof listed }>;

/** How many versions a timeline shows at a time. */
export const TIMELINE = 100;

/** An environment's versions, newest first, at most {@link TIMELINE} of them. `before`: only those older than that. */
export async function listVersions(environmentKey: string, before?: number): Promise<VersionDto[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const rows = await db().policyVersion.findMany({
    where: { environmentId: environment.id, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: 'desc' },
    // One more, which tells what the last one changed of the stops.
    take: TIMELINE + 1,
    select: listed,
  });
  const dtos = await versionDtos(environment, rows);
  return dtos.slice(0, TIMELINE);
}

/** One version with what it changed, or null. */
export async function getVersion(environmentKey: string, version: number): Promise<VersionDetail | null> {
  const environment = await environmentByKey(db(), environmentKey);
  const rows = await db().policyVersion.findMany({
    where: { environmentId: environment.id, version: { in: [version - 1, version, version + 1] } },
    orderBy: { version: 'desc' },
    select: {
      ...listed,
      findings: true,
      bundle: { select: { size: true, identity: true } },
      wholeBundle: { select: { identity: true } },
    },
  });
  const row = rows.find((one) => one.version === version);
  if (!row) return null;
  const previous = rows.find((one) => one.version === version - 1);
  const dto = (await versionDtos(environment, rows)).find((one) => one.version === version);
  if (!dto) return null;
  return {
    ...dto,
    findings: row.findings as unknown as Finding[],
    changes: diffBundles(previous ? wholeBundleOf(previous) : null, wholeBundleOf(row)),
    stops: stopsOf(row).map((stop) => ({ what: describeStop(stop), reason: stop.reason })),
    narrowed: row.wholeBundle !== null,
    active: !rows.some((one) => one.version === version + 1),
  };
}

/** What it says apart from stops, which are told by themselves. */
export function wholeBundleOf(row: {
  bundle: { identity: Uint8Array };
  wholeBundle: { identity: Uint8Array } | null;
}): Bundle {
  return bundleOf((row.wholeBundle ?? row.bundle).identity);
}

/** Rows of one environment, newest first and without gaps, as a timeline shows them. */
async function versionDtos(
  environment: { readonly id: string; readonly key: string },
  rows: readonly ListedVersion[],
): Promise<VersionDto[]> {
  const numbers = rows.map((row) => row.version);
  const ids = rows.flatMap((row) => row.draftId ?? []);
  const [names, drafts, counts] = await Promise.all([
    actorNames(
      db(),
      rows.map((row) => row.publishedById),
    ),
    db().draft.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
    countFindings(environment.id, numbers),
  ]);
  return rows.map((row, index) => {
    const [now, earlier] = [row, rows[index + 1]].map((one) => stopsOf(one).map(describeStop));
    const { warnings = 0, acknowledged = 0 } = counts.get(row.version) ?? {};
    return {
      environment: environment.key,
      version: row.version,
      epoch: row.epoch,
      kind: row.kind,
      ofVersion: row.ofVersion,
      digest: row.bundleDigest,
      size: row.bundle.size,
      reason: row.reason,
      publishedAt: instant(row.publishedAt),
      publishedBy: names.get(row.publishedById) ?? 'someone erased',
      draft: drafts.find((draft) => draft.id === row.draftId)?.name ?? null,
      approvedBy: approversOf(row),
      emergency: row.emergency,
      warnings,
      acknowledged,
      stopsBrought: now?.filter((stop) => !earlier?.includes(stop)) ?? [],
      stopsLifted: earlier?.filter((stop) => !now?.includes(stop)) ?? [],
    };
  });
}

/** Counted inside the database: the findings of a large policy are far larger than their number. */
async function countFindings(environmentId: string, versions: readonly number[]) {
  const rows = await db().$queryRaw<{ version: number; warnings: number; acknowledged: number }[]>`
    SELECT v.version,
      count(*) FILTER (WHERE f.finding ->> 'severity' = 'warning')::int AS warnings,
      count(*) FILTER (WHERE f.finding ->> 'severity' = 'error')::int AS acknowledged
    FROM policy_versions v, jsonb_array_elements(v.findings) AS f (finding)
    WHERE v.environment_id = ${environmentId}::uuid AND v.version = ANY (${versions}::int[])
    GROUP BY v.version`;
  return new Map(rows.map((row) => [row.version, row]));
}

/** Whose last word was yes. An approval that was needed was also counted by the database before the version was made. */
function approversOf({ review }: Pick<ListedVersion, 'review'>): string[] {
  const last = new Map(review?.verdicts.map(({ person, verdict }) => [person.id, { person, verdict }]));
  return [...last.values()].flatMap(({ person, verdict }) =>
    verdict === 'approve' ? [person.name ?? 'someone erased'] : [],
  );
}
