import type { CommandContext } from '@/lib/auth/server/command';
import { conflict, refused } from '@/lib/core/errors';
import { encodeBundle } from '@/lib/delivery/encode';
import type { Compiled } from '../compile';
import { signedTimes, timesDiffer } from '../environment-settings';
import {
  acknowledgeableOf,
  acknowledgementKey,
  blockingOf,
  type Finding,
  findingKey,
  warningsOf,
} from '../finding';
import type { PolicySource } from '../source-schema';
import { concludeReview, requireApproval } from './approval';
import { compileNow } from './compile-now';
import { endRollbackEmergencies } from './emergencies';
import { stopsOf, underStops } from './in-force';
import type { EnvironmentRecord } from './records';
import { sourceDigest } from './source-digest';
import { activeVersion, lockEnvironment, writeVersion } from './write-version';

export interface ReleaseRequest {
  readonly environment: EnvironmentRecord;
  readonly source: PolicySource;
  readonly kind: 'publish' | 'rollback';
  readonly ofVersion: number | null;
  /** The draft whose source it is; null for a rollback. */
  readonly draftId: string | null;
  /** One person does it at once; whoever asks for that has seen that it opens nothing, and writes the emergency. */
  readonly emergency?: boolean;
  readonly reason: string;
  /** The version that the caller saw as active; null = none yet. */
  readonly baseVersion: number | null;
  /** Warnings that the caller saw and accepts, by `findingKey`. */
  readonly acceptedWarnings: readonly string[];
  /** Failed saved requests that the caller looked at one by one, by `acknowledgementKey`. */
  readonly acknowledged: readonly string[];
}

/**
 * Compiles a source with the records as they are now and makes the next version of the environment from it, within the
 * caller's transaction. Refused when the active version is not the one the caller saw, when others have to approve it
 * first, when there are errors or warnings not yet accepted, or when routers would get nothing new.
 * @returns the number of the new version
 */
export async function releaseVersion(context: CommandContext, request: ReleaseRequest): Promise<number> {
  const { tx, now } = context;
  const { environment, kind, ofVersion, draftId, emergency = false } = request;
  await lockEnvironment(tx, environment.id);
  const active = await activeVersion(tx, environment.id);
  if ((active?.version ?? null) !== request.baseVersion) {
    throw conflict('policy', { activeVersion: active?.version ?? null });
  }
  const digest = await sourceDigest(tx, request.source);
  const reviewId = emergency
    ? null
    : await requireApproval(tx, { environment, kind, draftId, ofVersion, stop: null, digest });
  const compiled = await compileNow(tx, environment, request.source, now);
  refuseFindings(compiled, request);
  const encoded = await encodeBundle(new TextEncoder().encode(compiled.text));
  // After an epoch was raised the same rules are something new: routers hold on to the epoch before until then. So are
  // they with other times, which a release says beside them.
  const same = active?.whole.digest === encoded.digest && active.epoch === environment.epoch;
  if (active && same && !timesDiffer(signedTimes(active.release), environment)) {
    throw refused(`Version ${active.version} already says exactly this. There is nothing to publish.`);
  }
  const version = (active?.version ?? 0) + 1;
  await tx.bundle.createMany({ data: [encoded], skipDuplicates: true });
  await writeVersion(context, {
    environment,
    version,
    kind,
    ofVersion,
    draftId,
    reviewId,
    emergency,
    reason: request.reason,
    // Stops outlive a publish: they are lifted on purpose, not by the way.
    ...(await underStops(tx, encoded, stopsOf(active))),
    source: request.source,
    notes: compiled.notes,
    findings: compiled.findings.map(onRecord),
    recorded: {
      acceptedWarnings: warningsOf(compiled.findings).map(findingKey),
      acknowledged: acknowledgeableOf(compiled.findings).map(findingKey),
    },
  });
  await concludeReview(tx, { reviewId, draftId }, now);
  if (!emergency) await endRollbackEmergencies(tx, environment.id, now);
  return version;
}

/** Every error that is left in a version was acknowledged: it would not be one otherwise. */
function onRecord(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, acknowledged: true } : finding;
}

/** Refuses errors, and warnings or failed saved requests that the caller has not looked at. */
export function refuseFindings(
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
    const sentence = 'A saved request is decided differently than expected. Look at each and acknowledge it.';
    throw refused(sentence, unlooked);
  }
  const seen = new Set(acceptedWarnings);
  const unseen = warningsOf(findings).filter((finding) => !seen.has(findingKey(finding)));
  if (unseen.length > 0) {
    throw refused('There are warnings that you have not accepted. Look at them and publish again.', unseen);
  }
}
