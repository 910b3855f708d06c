import type { Convergence } from './convergence';

/** What a publish waits for: that share of the routers, for so many seconds at most. */
export interface Wait {
  /** Over 0, at most 1. */
  readonly share: number;
  readonly seconds: number;
}

const MOST_SECONDS = 300;

/** A wait from an address, `share=0.95&seconds=60`; null where there is none that makes sense. */
export function readWait(share: unknown, seconds: unknown): Wait | null {
  const wait = { share: Number(share), seconds: Number(seconds) };
  const sound = wait.share > 0 && wait.share <= 1 && Number.isInteger(wait.seconds);
  return sound && wait.seconds >= 1 && wait.seconds <= MOST_SECONDS ? wait : null;
}

/** As an address holds it; what `readWait` reads. */
export function waitQuery({ share, seconds }: Wait): Readonly<Record<string, string>> {
  return { share: String(share), seconds: String(seconds) };
}

export type WaitOutcome =
  /** Another version took the place of the one that was waited for. */
  | { readonly kind: 'superseded' }
  /** No router is heard of. */
  | { readonly kind: 'nobody' }
  /** `after`: seconds since the publish; null = looked at so late that nobody knows. */
  | { readonly kind: 'reached'; readonly after: number | null }
  | { readonly kind: 'missed' }
  /** `left`: seconds. */
  | { readonly kind: 'waiting'; readonly left: number };

/** What has come of waiting for `version`, at the instant `at` (ms) of the server's clock. */
export function waitOutcome(
  wait: Wait,
  version: string,
  { version: active, publishedAt, total, silent, share }: Convergence,
  at: number,
): WaitOutcome {
  if (active !== version || publishedAt === null) return { kind: 'superseded' };
  const after = Math.max(0, Math.round((at - Date.parse(publishedAt)) / 1000));
  if (total - silent === 0) return { kind: 'nobody' };
  const over = after >= wait.seconds;
  if (share >= wait.share) return { kind: 'reached', after: over ? null : after };
  return over ? { kind: 'missed' } : { kind: 'waiting', left: wait.seconds - after };
}
