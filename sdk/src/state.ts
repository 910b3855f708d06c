import { type Decision, deny } from '../../lib/policy/decision';
import { evaluateValue } from '../../lib/policy/evaluate';
import type { Clock } from './clock';
import type { Current } from './current';
import type { Emitter } from './events';
import type { Held } from './held';
import type { Judged, Proof } from './judged';
import type { Settings } from './options';
import type { Refreshed } from './refresh';
import { Rejection } from './rejection';
import { compareReleases, type Ratchet, versionText } from './release';
import type { PolicySource, RouterStatus } from './status';
import type { Trust } from './trust';

/** What a router holds and knows. It is changed by whole steps between which nothing waits, so a reader never sees half. */
export interface State {
  readonly current: () => Current;
  readonly held: () => { readonly held: Held; readonly proof: Proof | null } | null;
  readonly evaluate: (request: unknown) => Decision;
  readonly status: () => RouterStatus;
  /** Puts a verified policy in force, with what proves that it is the active one. */
  readonly install: (held: Held, source: PolicySource, proof: Proof | null) => void;
  readonly raise: (ratchet: Ratchet | null) => void;
  /** What a poll has found. */
  readonly learn: (refreshed: Refreshed) => void;
  /** Why a poll, or something else, failed. */
  readonly fail: (error: unknown) => void;
  readonly now: () => number;
}

/** The state of one router, which tells `events` what happens to it. */
export function createState(
  { environment, instance }: Pick<Settings, 'environment' | 'instance'>,
  time: Clock,
  trust: Trust,
  events: Emitter,
): State {
  let held: Held | null = null;
  let source: PolicySource | null = null;
  let provenAt = Number.NEGATIVE_INFINITY;
  let proof: Proof | null = null;
  let ratchet: Ratchet | null = null;
  let unusable: Current['unusable'] = null;
  let rejected: RouterStatus['rejected'] = null;
  let rejectedKey = '';
  let answeredAt: number | null = null;
  let lastError: string | null = null;
  let toldStale = false;
  let toldBehind: string | null = null;

  /** A proof from what is the future again, since its key was withdrawn, is none. */
  const proven = () => {
    if (held && provenAt > time.now()) [provenAt, proof] = [held.release.iat * 1_000, null];
    return provenAt;
  };
  const ageSeconds = () => (held ? Math.max(0, (time.now() - proven()) / 1_000) : null);
  const isOlderThan = (seconds: number | null) =>
    held !== null && seconds !== null && (ageSeconds() ?? 0) > seconds;
  const { keys } = trust;
  const isStale = () => isOlderThan(held?.release.staleAfter ?? null);
  const isDenying = () => held === null || isOlderThan(held.release.denyAfter);

  function prove(by: Proof): void {
    toldBehind = null;
    if (by.at >= proven()) [provenAt, proof] = [by.at, by];
    toldStale &&= isStale();
  }

  function install(next: Held, from: PolicySource, by: Proof | null): void {
    const previous = held ? versionText(held.release) : null;
    [held, source, proof] = [next, from, null];
    time.observeRelease(next.release.iat);
    // It was the active one when it was released.
    provenAt = Math.max(proven(), next.release.iat * 1_000);
    if (by) prove(by);
    if (!ratchet || compareReleases(next.release, ratchet) > 0) ratchet = next.release;
    [unusable, rejected, rejectedKey] = [null, null, ''];
    events.emit('change', { version: versionText(next.release), digest: next.release.digest, previous });
  }

  function learn(refreshed: Refreshed): void {
    answeredAt = time.now();
    lastError = null;
    switch (refreshed.kind) {
      case 'changed':
        install(refreshed.held, 'server', refreshed.proof);
        break;
      case 'current':
        [unusable, rejected, rejectedKey] = [null, null, ''];
        source = 'server';
        confirm(refreshed.served);
        break;
      case 'behind':
        tellBehind(versionText(refreshed.release));
        break;
      case 'unusable':
        break;
    }
    checkStale();
  }

  function confirm({ release, signed, proof: by }: Judged): void {
    // Signed anew, with another key or another denyAfter.
    const anew = signed?.release !== held?.signed?.release;
    if (held && anew && release.iat >= held.release.iat) held = { ...held, release, signed };
    if (by) prove(by);
  }

  function fail(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    lastError = message;
    if (error instanceof Rejection) reject(error);
    else {
      const status = (error as { status?: unknown }).status;
      events.emit('error', { message, status: typeof status === 'number' && status > 0 ? status : null });
    }
    checkStale();
  }

  function reject({ reason, release, message, etag }: Rejection): void {
    answeredAt = time.now();
    const version = versionText(release);
    if (etag !== null) unusable = { etag, release };
    rejected = { reason, version, digest: release.digest, message };
    const key = `${reason} ${version} ${release.digest}`;
    if (key === rejectedKey) return;
    rejectedKey = key;
    events.emit('rejected', { reason, version, digest: release.digest, message });
  }

  function tellBehind(served: string): void {
    if (!ratchet || toldBehind === served) return;
    toldBehind = served;
    events.emit('behind', { held: versionText(ratchet), served });
  }

  function checkStale(): void {
    if (!isStale() || toldStale) return;
    toldStale = true;
    events.emit('stale', { seconds: Math.round(ageSeconds() ?? 0) });
  }

  return {
    current: () => ({
      trust,
      held,
      ratchet,
      unusable,
      // A release that could not be read has no name to be refused under.
      rejected: rejected?.digest ? rejected : null,
      instance,
    }),
    held: () => held && { held, proof },
    evaluate: (request) =>
      held && !isDenying()
        ? evaluateValue(held.prepared, request, time.now())
        : deny('no_policy', null, null),
    status: () => ({
      environment,
      instance,
      trust: trust.kind,
      keysVersion: keys()?.keysVersion ?? null,
      keysExpireAt: instant(keys()?.expiresAt ?? null),
      version: held && versionText(held.release),
      digest: held?.release.digest ?? null,
      source,
      answeredAt: instant(answeredAt),
      provenAt: instant(held && Number.isFinite(proven()) ? proven() : null),
      ageSeconds: ageSeconds(),
      stale: isStale(),
      denying: isDenying(),
      rejected,
      lastError,
    }),
    install,
    raise: (higher) => {
      if (higher && (!ratchet || compareReleases(higher, ratchet) > 0)) ratchet = higher;
    },
    learn,
    fail,
    now: time.now,
  };
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
