import type { Release } from '../../lib/signing/release';
import { type Answer, RequestFailed, request } from './download';
import { areReleased, checkRelease, type Held, hold, Rejection, type RejectionReason } from './held';
import { introduction } from './introduction';
import type { Settings } from './options';
import { compareReleases, type Manifest, type Ratchet, readManifest, versionText } from './release';

/** What the router brings to a poll. */
export interface Current {
  readonly held: Held | null;
  /** The highest release ever held, on this disk: nothing below it is taken. */
  readonly ratchet: Ratchet | null;
  /** The last release that proved unusable, and its tag, so that it is not downloaded at every poll. */
  readonly unusable: { readonly etag: string; readonly release: Release } | null;
  /** What was refused last and has not been replaced since. */
  readonly rejected: { readonly digest: string; readonly reason: RejectionReason } | null;
  readonly instance: string;
}

export type Refreshed =
  /** The server serves what is held. `live`: and it had just read its database. */
  | { readonly kind: 'current'; readonly live: boolean }
  | { readonly kind: 'changed'; readonly held: Held; readonly live: boolean }
  /** The server serves an older version than the one held. */
  | { readonly kind: 'behind'; readonly release: Release }
  /** It still serves the release that proved unusable. */
  | { readonly kind: 'unusable' };

const MANIFEST_BYTES = 4_096;

/**
 * Asks once whether the policy has changed, and fetches and verifies it if so.
 *
 * @param hint the manifest that a stream has told of: then only what it names is asked for
 * @throws RequestFailed or Rejection
 */
export async function refresh(
  settings: Settings,
  current: Current,
  signal: AbortSignal,
  hint?: Manifest,
): Promise<Refreshed> {
  const { held, unusable } = current;
  if (hint && unusable && isSame(hint.release, unusable.release)) return { kind: 'unusable' };
  if (hint) return change(settings, current, null, signal, hint);
  const tags = [held?.etag, unusable?.etag].filter((tag) => typeof tag === 'string');
  let answer: Answer;
  try {
    answer = await request(
      settings,
      `${settings.base}/policy`,
      { ...(tags.length > 0 && { 'if-none-match': tags.join(', ') }), ...introduction(current) },
      signal,
    );
  } catch (error) {
    const behind = await behindBy(settings, current, error, signal);
    if (!behind) throw error;
    return { kind: 'behind', release: behind };
  }
  try {
    if (answer.status === 304) {
      if (unusable && sameTag(answer.headers.get('etag'), unusable.etag)) return { kind: 'unusable' };
      const source = answer.headers.get('policy-source');
      const version = answer.headers.get('policy-version');
      // Both headers are missing behind a proxy that strips them: then only the manifest tells.
      if (held && source && version === versionText(held.release))
        return { kind: 'current', live: source === 'live' };
    }
    return await change(settings, current, answer, signal);
  } finally {
    answer.drop();
  }
}

/** The release of a server that refused to answer because it is behind this router; null for any other failure. */
async function behindBy(
  settings: Settings,
  { ratchet }: Current,
  error: unknown,
  signal: AbortSignal,
): Promise<Release | null> {
  if (!(error instanceof RequestFailed) || error.problem !== '/problems/behind' || !ratchet) return null;
  const { release } = await fetchManifest(settings, signal);
  checkRelease(release, settings.environment, ratchet);
  return compareReleases(release, ratchet) < 0 ? release : null;
}

/** The manifest decides which release is served; the bytes come from the answer, the ones held, or the bundle's address. */
async function change(
  settings: Settings,
  { held, ratchet }: Current,
  answer: Answer | null,
  signal: AbortSignal,
  hint?: Manifest,
): Promise<Refreshed> {
  const { release, live, etag } = hint ?? (await fetchManifest(settings, signal));
  checkRelease(release, settings.environment, ratchet);
  const order = ratchet ? compareReleases(release, ratchet) : 1;
  if (order < 0) return { kind: 'behind', release };
  if (order === 0 && held && compareReleases(release, held.release) === 0) return { kind: 'current', live };
  let bytes = held?.release.digest === release.digest ? held.bytes : null;
  if (!bytes && answer?.status === 200) bytes = await readReleased(answer, release);
  bytes ??= await fetchBundle(settings, release, signal);
  try {
    return { kind: 'changed', held: hold(bytes, release, etag), live };
  } catch (error) {
    if (error instanceof Rejection) error.etag = etag;
    throw error;
  }
}

async function fetchManifest(settings: Settings, signal: AbortSignal): Promise<Manifest> {
  const answer = await request(settings, `${settings.base}/manifest`, {}, signal);
  try {
    return readManifest(await answer.read(MANIFEST_BYTES));
  } catch (error) {
    if (error instanceof RequestFailed) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RequestFailed(`the manifest cannot be read: ${reason}`, answer.status, null);
  }
}

/** The body of an answer if it is what was released; null if not: a publish may have come in between. */
async function readReleased(answer: Answer, release: Release): Promise<Uint8Array | null> {
  try {
    const bytes = await answer.read(release.size);
    return (await areReleased(bytes, release)) ? bytes : null;
  } catch (error) {
    if (error instanceof RequestFailed) return null;
    throw error;
  }
}

async function fetchBundle(settings: Settings, release: Release, signal: AbortSignal): Promise<Uint8Array> {
  const url = `${settings.origin}/api/v1/policies/sha-256/${release.digest}`;
  const answer = await request(settings, url, {}, signal);
  const bytes = await answer.read(release.size);
  if (await areReleased(bytes, release)) return bytes;
  throw new Rejection('digest', release, 'the bytes that came are not those that were released');
}

function isSame(a: Ratchet, b: Ratchet): boolean {
  return compareReleases(a, b) === 0 && a.digest === b.digest;
}

/** Whether a tag names the same content, whatever the coding: `"x"`, `"x-gzip"` and `W/"x"` do. */
function sameTag(given: string | null, tag: string): boolean {
  return given !== null && bare(given) === bare(tag);
}

function bare(tag: string): string {
  return tag.replace(/^W\//, '').replace(/(-gzip|-br)?"$/, '"');
}
