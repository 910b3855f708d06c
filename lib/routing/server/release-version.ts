import type { CommandContext } from '@/lib/auth/server/command';
import { conflict, refused } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { encodeBundle } from '@/lib/delivery/encode';
import { buildRelease, EMPTY_OVERLAY, type Overlay } from '@/lib/delivery/release';
import type { Compiled } from '../compile';
import {
  acknowledgeableOf,
  acknowledgementKey,
  blockingOf,
  type Finding,
  findingKey,
  warningsOf,
} from '../finding';
import type { PolicySource } from '../source-schema';
import { compileNow } from './compile-now';
import type { EnvironmentRecord } from './records';

/** The newest version of an environment: the active one. Null before the first publish. */
export function activeVersion(tx: Transaction, environmentId: string) {
  return tx.policyVersion.findFirst({
    where: { environmentId },
    orderBy: { version: 'desc' },
    include: { bundle: { select: { identity: true, size: true } } },
  });
}

export interface ReleaseRequest {
  readonly environment: EnvironmentRecord;
  readonly source: PolicySource;
  readonly kind: 'publish' | 'rollback' | 'seed';
  readonly ofVersion: number | null;
  readonly reason: string;
  /** The version that the caller saw as active; null = none yet. */
  readonly baseVersion: number | null;
  /** Findings that the caller saw and accepts, by `findingKey`; null accepts all (the seed). */
  readonly acceptedWarnings: readonly string[] | null;
  /** Failed saved requests that the caller looked at one by one, by `acknowledgementKey`. */
  readonly acknowledged: readonly string[];
}

/** Locks an environment until the transaction ends: its versions are made one after another. */
export async function lockEnvironment(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM environments WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
}

/**
 * Compiles a source with the records as they are now and makes the next version of the environment from it, within the
 * caller's transaction. Refused when the active version is not the one the caller saw, when there are errors or
 * warnings not yet accepted, or when routers would get nothing new.
 * @returns the number of the new version
 */
export async function releaseVersion(context: CommandContext, request: ReleaseRequest): Promise<number> {
  const { tx, caller, now, audit } = context;
  const { environment } = request;
  await lockEnvironment(tx, environment.id);
  const active = await activeVersion(tx, environment.id);
  if ((active?.version ?? null) !== request.baseVersion) {
    throw conflict('policy', { activeVersion: active?.version ?? null });
  }
  const compiled = await compileNow(tx, environment, request.source, now);
  refuseFindings(compiled, request);
  const encoded = await encodeBundle(new TextEncoder().encode(compiled.text));
  if (active?.bundleDigest === encoded.digest) {
    throw refused(`Version ${active.version} already says exactly this. There is nothing to publish.`);
  }
  const version = (active?.version ?? 0) + 1;
  // Stops outlive a publish: they are lifted on purpose, not by the way.
  const overlay = (active?.overlay as unknown as Overlay | undefined) ?? EMPTY_OVERLAY;
  const release = buildRelease({ environment, version, bundle: encoded, overlay, publishedAt: now });
  await tx.bundle.createMany({ data: [encoded], skipDuplicates: true });
  const json = (value: unknown) => value as Prisma.InputJsonObject;
  await tx.policyVersion.create({
    data: {
      environmentId: environment.id,
      version,
      epoch: environment.epoch,
      bundleDigest: encoded.digest,
      overlay: json(overlay),
      kind: request.kind,
      ofVersion: request.ofVersion,
      source: json(request.source),
      notes: json(compiled.notes),
      findings: json(compiled.findings.map(onRecord)),
      release: json(release),
      reason: request.reason,
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
      kind: request.kind,
      ofVersion: request.ofVersion,
      version,
      epoch: environment.epoch,
      digest: encoded.digest,
      publishedAt: instant(now),
      acceptedWarnings: warningsOf(compiled.findings).map(findingKey),
      acknowledged: acknowledgeableOf(compiled.findings).map(findingKey),
    },
  });
  return version;
}

/** Every error that is left in a version was acknowledged: it would not be one otherwise. */
function onRecord(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, acknowledged: true } : finding;
}

function refuseFindings(
  { findings }: Compiled,
  { acceptedWarnings, acknowledged }: Pick<ReleaseRequest, 'acceptedWarnings' | 'acknowledged'>,
): void {
  const errors = blockingOf(findings);
  if (errors.length > 0) {
    const count = errors.length === 1 ? 'One error stops' : `${errors.length} errors stop`;
    throw refused(`${count} this from being published.`, errors);
  }
  const looked = new Set(acknowledged);
  const unlooked = acknowledgeableOf(findings).filter((finding) => !looked.has(acknowledgementKey(finding)));
  if (unlooked.length > 0) {
    const sentence = 'A saved request is decided otherwise than expected. Look at each and acknowledge it.';
    throw refused(sentence, unlooked);
  }
  if (acceptedWarnings === null) return;
  const seen = new Set(acceptedWarnings);
  const unseen = warningsOf(findings).filter((finding) => !seen.has(findingKey(finding)));
  if (unseen.length > 0) {
    throw refused('There are warnings that you have not accepted. Look at them and publish again.', unseen);
  }
}
