import { instant } from '@/lib/core/time';
import { db } from '@/lib/db/client';
import type { Bundle } from '@/lib/policy/types';
import { diffBundles } from '../diff';
import type { VersionDetail, VersionDto } from '../dto';
import type { Finding } from '../finding';
import { describeStop } from '../stops';
import { stopsOf } from './in-force';
import { actorNames } from './names';
import { bundleOf } from './queries';
import { environmentByKey } from './records';

const listed = {
  version: true,
  epoch: true,
  kind: true,
  ofVersion: true,
  bundleDigest: true,
  reason: true,
  publishedAt: true,
  publishedById: true,
  findings: true,
  bundle: { select: { size: true } },
} as const;

type ListedVersion = {
  version: number;
  epoch: number;
  kind: string;
  ofVersion: number | null;
  bundleDigest: string;
  reason: string;
  publishedAt: Date;
  publishedById: string;
  findings: unknown;
  bundle: { size: number };
};

/** An environment's versions, newest first. */
export async function listVersions(environmentKey: string, limit = 200): Promise<VersionDto[]> {
  const environment = await environmentByKey(db(), environmentKey);
  const rows = await db().policyVersion.findMany({
    where: { environmentId: environment.id },
    orderBy: { version: 'desc' },
    take: limit,
    select: listed,
  });
  const names = await actorNames(
    db(),
    rows.map((row) => row.publishedById),
  );
  return rows.map((row) => versionDto(environment.key, row, names));
}

/** One version with what it changed, or null. */
export async function getVersion(environmentKey: string, version: number): Promise<VersionDetail | null> {
  const environment = await environmentByKey(db(), environmentKey);
  const rows = await db().policyVersion.findMany({
    where: { environmentId: environment.id, version: { in: [version - 1, version, version + 1] } },
    select: {
      ...listed,
      overlay: true,
      stops: true,
      bundle: { select: { size: true, identity: true } },
      wholeBundle: { select: { identity: true } },
    },
  });
  const at = (number: number) => rows.find((row) => row.version === number);
  const row = at(version);
  if (!row) return null;
  const previous = at(version - 1);
  const names = await actorNames(db(), [row.publishedById]);
  return {
    ...versionDto(environment.key, row, names),
    findings: row.findings as unknown as Finding[],
    changes: diffBundles(previous ? wholeBundleOf(previous) : null, wholeBundleOf(row)),
    stopsBrought: describedStops(row).filter((stop) => !describedStops(previous).includes(stop)),
    stopsLifted: describedStops(previous).filter((stop) => !describedStops(row).includes(stop)),
    bundleText: JSON.stringify(bundleOf(row.bundle.identity), null, 2),
    active: !at(version + 1),
  };
}

type Stopping = Parameters<typeof stopsOf>[0];

function describedStops(row: Stopping): string[] {
  return stopsOf(row).map(describeStop);
}

/** What it says apart from stops, which are told by themselves. */
function wholeBundleOf(row: {
  bundle: { identity: Uint8Array };
  wholeBundle: { identity: Uint8Array } | null;
}): Bundle {
  return bundleOf((row.wholeBundle ?? row.bundle).identity);
}

function versionDto(environment: string, row: ListedVersion, names: ReadonlyMap<string, string>): VersionDto {
  const findings = row.findings as Finding[];
  return {
    environment,
    version: row.version,
    epoch: row.epoch,
    kind: row.kind,
    ofVersion: row.ofVersion,
    digest: row.bundleDigest,
    size: row.bundle.size,
    reason: row.reason,
    publishedAt: instant(row.publishedAt),
    publishedBy: names.get(row.publishedById) ?? 'someone erased',
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
  };
}
