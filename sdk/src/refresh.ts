import type { Release } from '../../lib/signing/release';
import type { Current } from './current';
import { type Answer, RequestFailed, request } from './download';
import { areReleased, checkRelease, type Held, hold } from './held';
import { introduction } from './introduction';
import type { Judged, Proof } from './judged';
import type { Settings } from './options';
import { type Claimed, Rejection } from './rejection';
import { compareReleases, type Manifest, readManifest } from './release';

export type Refreshed =
  /** The server serves what is held, which may have been proved anew. */
  | { readonly kind: 'current'; readonly served: Judged }
  | { readonly kind: 'changed'; readonly held: Held; readonly proof: Proof | null }
  /** The server serves an older version than the one held. */
  | { readonly kind: 'behind'; readonly release: Release }
  /** It still serves the release that proved unusable. */
  | { readonly kind: 'unusable' };

/** What a server serves, believed, and the tag of its bytes. */
interface Served extends Judged {
  readonly etag: string | null;
}

const MANIFEST_BYTES = 4_096;

/**
 * Asks once whether the policy has changed, and fetches and verifies it if so.
 *
 * @param hint the manifest that a stream has told of, believed no more than one that was asked for: then only what it
 *   names is asked for
 * @throws RequestFailed or Rejection
 */
export async function refresh(
  settings: Settings,
  current: Current,
  signal: AbortSignal,
  hint?: Manifest,
): Promise<Refreshed> {
  const { trust, held, unusable } = current;
  if (hint) return change(settings, current, null, await servedBy(hint, current, signal), signal);
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
    const etag = answer.headers.get('etag');
    // Signed, the release itself tells.
    if (trust.kind === 'tls' && answer.status === 304 && unusable && sameTag(etag, unusable.etag))
      return { kind: 'unusable' };
    const judged = await trust.ofAnswer(answer, held, signal);
    const served = judged
      ? { ...judged, etag }
      : await servedBy(await fetchManifest(settings, signal), current, signal);
    return await change(settings, current, answer, served, signal);
  } finally {
    answer.drop();
  }
}

async function servedBy(manifest: Manifest, { trust }: Current, signal: AbortSignal): Promise<Served> {
  return { ...(await trust.ofManifest(manifest, signal)), etag: manifest.etag };
}

/** The release of a server that refused to answer because it is behind this router; null for any other failure. */
async function behindBy(
  settings: Settings,
  current: Current,
  error: unknown,
  signal: AbortSignal,
): Promise<Release | null> {
  const { ratchet } = current;
  if (!(error instanceof RequestFailed) || error.problem !== '/problems/behind' || !ratchet) return null;
  const { release } = await servedBy(await fetchManifest(settings, signal), current, signal);
  checkRelease(release, settings.environment, current);
  return compareReleases(release, ratchet) < 0 ? release : null;
}

/** Takes what is served if it is later; the bytes come from those held, the answer, or the bundle's address. */
async function change(
  settings: Settings,
  current: Current,
  answer: Answer | null,
  served: Served,
  signal: AbortSignal,
): Promise<Refreshed> {
  const { held, ratchet, unusable } = current;
  const { release, proof, doubt, etag } = served;
  checkRelease(release, settings.environment, current);
  const order = ratchet ? compareReleases(release, ratchet) : 1;
  if (order < 0) return { kind: 'behind', release };
  if (doubt) throw doubt;
  if (order === 0 && held && compareReleases(release, held.release) === 0) return { kind: 'current', served };
  if (unusable && isSame(release, unusable.release)) return { kind: 'unusable' };
  let bytes = held?.release.digest === release.digest ? held.bytes : null;
  if (!bytes && answer?.status === 200) bytes = await readReleased(answer, release);
  bytes ??= await fetchBundle(settings, release, signal);
  try {
    return { kind: 'changed', held: hold(bytes, served, etag), proof };
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

function isSame(a: Claimed, b: Claimed): boolean {
  return compareReleases(a, b) === 0 && a.digest === b.digest;
}

/** Whether a tag names the same content, whatever the coding: `"x"`, `"x-gzip"` and `W/"x"` do. */
function sameTag(given: string | null, tag: string): boolean {
  return given !== null && bare(given) === bare(tag);
}

function bare(tag: string): string {
  return tag.replace(/^W\//, '').replace(/(-gzip|-br)?"$/, '"');
}
