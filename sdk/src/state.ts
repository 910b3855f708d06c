import { type Decision, deny } from '../../lib/policy/decision';
import { evaluateValue } from '../../lib/policy/evaluate';
import { clock } from './clock';
import type { Emitter } from './events';
import { type Held, Rejection } from './held';
import type { Current, Refreshed } from './refresh';
import { compareReleases, type Ratchet, versionText } from './release';
import type { PolicySource, RouterStatus } from './status';

/** What a router holds and knows. It is changed by whole steps between which nothing waits, so a reader never sees half. */
export interface State {
  readonly current: () => Current;
  readonly held: () => { readonly held: Held; readonly provenAt: number } | null;
  readonly evaluate: (request: unknown) => Decision;
  readonly status: () => RouterStatus;
  /** Puts a verified policy in force. `provenAt` in ms since 1970: when it was last known to be the active one. */
  readonly install: (held: Held, source: PolicySource, provenAt: number) => void;
  readonly raise: (ratchet: Ratchet | null) => void;
  /** What a poll has found. */
  readonly learn: (refreshed: Refreshed) => void;
  /** Why a poll, or something else, failed. */
  readonly fail: (error: unknown) => void;
  readonly now: () => number;
}

/** The state of one router, which tells `events` what happens to it. */
export function createState(environment: string, instance: string, events: Emitter): State {
  const time = clock();
  let held: Held | null = null;
  let source: PolicySource | null = null;
  let provenAt = Number.NEGATIVE_INFINITY;
  let ratchet: Ratchet | null = null;
  let unusable: Current['unusable'] = null;
  let rejected: RouterStatus['rejected'] = null;
  let rejectedKey = '';
  let answeredAt: number | null = null;
  let lastError: string | null = null;
  let toldStale = false;
  let toldBehind: string | null = null;

  const ageSeconds = () => (held ? Math.max(0, (time.now() - provenAt) / 1_000) : null);
  const isOlderThan = (seconds: number | null) =>
    held !== null && seconds !== null && (ageSeconds() ?? 0) > seconds;
  const isStale = () => isOlderThan(held?.release.staleAfter ?? null);
  const isDenying = () => held === null || isOlderThan(held.release.denyAfter);

  function prove(): void {
    provenAt = time.now();
    toldStale = false;
    toldBehind = null;
  }

  function install(next: Held, from: PolicySource, proven: number): void {
    const previous = held ? versionText(held.release) : null;
    [held, source, provenAt] = [next, from, proven];
    if (!ratchet || compareReleases(next.release, ratchet) > 0) ratchet = next.release;
    [unusable, rejected, rejectedKey] = [null, null, ''];
    const behindSeconds = time.observe(next.release.iat);
    if (behindSeconds !== null) events.emit('clock', { behindSeconds });
    events.emit('change', { version: versionText(next.release), digest: next.release.digest, previous });
  }

  function learn(refreshed: Refreshed): void {
    answeredAt = time.now();
    lastError = null;
    switch (refreshed.kind) {
      case 'changed':
        install(refreshed.held, 'server', refreshed.live ? time.now() : provenAt);
        if (refreshed.live) prove();
        break;
      case 'current':
        [unusable, rejected, rejectedKey] = [null, null, ''];
        source = 'server';
        if (refreshed.live) prove();
        break;
      case 'behind':
        tellBehind(versionText(refreshed.release));
        break;
      case 'unusable':
        break;
    }
    checkStale();
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
    current: () => ({ held, ratchet, unusable, rejected, instance }),
    held: () => held && { held, provenAt },
    evaluate: (request) =>
      held && !isDenying()
        ? evaluateValue(held.prepared, request, time.now())
        : deny('no_policy', null, null),
    status: () => ({
      environment,
      instance,
      trust: 'tls',
      version: held && versionText(held.release),
      digest: held?.release.digest ?? null,
      source,
      answeredAt: instant(answeredAt),
      provenAt: instant(held && Number.isFinite(provenAt) ? provenAt : null),
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
