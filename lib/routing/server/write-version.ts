import type { CommandContext } from '@/lib/auth/server/command';
import { notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { buildRelease, type Overlay } from '@/lib/delivery/release';
import type { Stop } from '@/lib/policy/types';
import { issuer } from '@/lib/signing/server/issuer';
import { refuseRegressed } from '@/lib/signing/server/regressions';
import { signRelease } from '@/lib/signing/server/sign-release';
import type { EnvironmentRecord } from './records';

/**
 * The newest version of an environment: the active one. Null before the first publish. `whole` is its bundle as it was
 * compiled, which routers get unless stops narrow it.
 */
export async function activeVersion(tx: Transaction, environmentId: string) {
  const bundle = { select: { digest: true, identity: true, size: true } } as const;
  const found = await tx.policyVersion.findFirst({
    where: { environmentId },
    orderBy: { version: 'desc' },
    include: { bundle, wholeBundle: bundle },
  });
  return found && { ...found, whole: found.wholeBundle ?? found.bundle };
}

/**
 * Locks an environment until the transaction ends: its versions are made one after another.
 * @throws AppError not_found if it was archived meanwhile
 */
export async function lockEnvironment(tx: Transaction, id: string): Promise<void> {
  const [found] = await tx.$queryRaw<{ archived: boolean }[]>`
    SELECT archived_at IS NOT NULL AS archived FROM environments WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (!found || found.archived) throw notFound('environment');
}

export interface NewVersion {
  readonly environment: EnvironmentRecord;
  /** The one after the active one; the database refuses any other. */
  readonly version: number;
  /** `narrow` is the system's alone (narrowing.ts). */
  readonly kind: 'publish' | 'rollback' | 'stop' | 'lift' | 'narrow';
  readonly ofVersion: number | null;
  /** The draft it is made from. */
  readonly draftId?: string | null;
  /** What approved it, from `requireApproval`. */
  readonly reviewId?: string | null;
  /** One person does it at once; whoever sets it also writes the emergency. */
  readonly emergency?: boolean;
  readonly reason: string;
  /** Of a bundle that is stored. */
  readonly bundle: { readonly digest: string; readonly size: number };
  readonly overlay: Overlay;
  /** Where the overlay has no room for all stops: they, and the bundle before it was narrowed by them. */
  readonly narrowed: { readonly stops: readonly Stop[]; readonly wholeDigest: string } | null;
  /** JSON that is kept with it: what it was compiled from, the evidence, the findings. */
  readonly source: unknown;
  readonly notes: unknown;
  readonly findings: unknown;
  /** What the audit entry says besides. */
  readonly recorded: Readonly<Record<string, unknown>>;
}

/** Makes a version the active one: its row with the release, the revision that hosts watch, and the audit entry. */
export async function writeVersion(context: CommandContext, made: NewVersion): Promise<void> {
  const { tx, caller, now, audit } = context;
  const { environment, version, kind, ofVersion, bundle, overlay, narrowed } = made;
  const { draftId = null, reviewId = null, emergency = false } = made;
  await refuseRegressed(tx, environment.id, now);
  const release = buildRelease({
    issuer: await issuer(tx),
    environment,
    version,
    bundle,
    overlay,
    publishedAt: now,
  });
  const json = (value: unknown) => value as Prisma.InputJsonObject;
  await tx.policyVersion.create({
    data: {
      environmentId: environment.id,
      version,
      epoch: environment.epoch,
      bundleDigest: bundle.digest,
      overlay: json(overlay),
      ...(narrowed ? { stops: json(narrowed.stops), wholeDigest: narrowed.wholeDigest } : {}),
      kind,
      ofVersion,
      draftId,
      reviewId,
      emergency,
      source: json(made.source),
      notes: json(made.notes),
      findings: json(made.findings),
      release: json(release),
      releaseJws: await signRelease(tx, release),
      reason: made.reason,
      publishedById: caller.actorId,
      publishedAt: now,
    },
  });
  await tx.deliveryState.update({ where: { id: 1 }, data: { policyRev: { increment: 1 } } });
  await audit({
    subjectType: 'policy version',
    subjectId: `${environment.key}/${version}`,
    environment: environment.key,
    data: {
      kind,
      ofVersion,
      version,
      epoch: environment.epoch,
      digest: bundle.digest,
      review: reviewId,
      emergency,
      publishedAt: instant(now),
      ...made.recorded,
    },
  });
}
