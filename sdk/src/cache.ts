import { readRelease } from '../../lib/signing/release';
import { areReleased, type Held, hold } from './held';
import type { Proof } from './judged';
import { Rejection } from './rejection';
import { compareReleases, type Ratchet, readSignatures } from './release';
import type { Trust } from './trust';

/** What is kept on disk: the last good policy, and what last proved it the active one. */
export interface Cached {
  readonly held: Held;
  readonly proof: Proof | null;
}

const FORMAT = 'fairlead.router-cache/2';

/** Loaded when a path is given only, and by a name that bundlers for platforms without it leave alone. */
function fileSystem(): Promise<typeof import('node:fs/promises')> {
  const name = 'node:fs/promises';
  return import(/* webpackIgnore: true */ /* @vite-ignore */ name);
}

/** Where the ratchet is kept: it outlives a damaged cache. */
const ratchetPath = (path: string) => `${path}.ratchet`;

async function readText(path: string): Promise<string | null> {
  const { readFile } = await fileSystem();
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * The highest version that any process with this cache has held in this environment; null if there is no file.
 *
 * @throws Error for a file that is not believed; it was renamed to `<path>.ratchet.damaged`
 */
export async function readRatchetFile(path: string, trust: Trust): Promise<Ratchet | null> {
  const text = await readText(ratchetPath(path));
  if (text === null) return null;
  try {
    return await trust.readRatchet(JSON.parse(text));
  } catch (error) {
    await setAside(ratchetPath(path));
    throw new Error(`the ratchet ${ratchetPath(path)} is not used: ${reasonOf(error)}`);
  }
}

/**
 * The policy kept in a file, verified as if it had just come; null if there is no file.
 *
 * @throws Error for a file that does not hold a policy of this environment that is believed; unless its keys have merely
 *   ended, it was renamed to `<path>.damaged`
 */
export async function readCache(path: string, trust: Trust): Promise<Cached | null> {
  const text = await readText(path);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text);
    const { format, etag, provenAt, bundle } = kept;
    if (format !== FORMAT || typeof bundle !== 'string' || !Number.isFinite(provenAt))
      throw new Error('unknown format');
    const release = readRelease(kept.release);
    const signatures = readSignatures(kept.signatures);
    const keys = typeof kept.keys === 'string' ? kept.keys : null;
    const judged = await trust.ofKept({ release, signatures, keys, provenAt });
    const bytes = new TextEncoder().encode(bundle);
    if (!(await areReleased(bytes, judged.release)))
      throw new Rejection('digest', judged.release, 'the bytes are not those that were released');
    return { held: hold(bytes, judged, typeof etag === 'string' ? etag : null), proof: judged.proof };
  } catch (error) {
    const ended = error instanceof Rejection && error.reason === 'expired_keys';
    if (!ended) await setAside(path);
    if (error instanceof Rejection) throw error.inside(`the cache ${path} is not used`);
    throw new Error(`the cache ${path} is not used: ${reasonOf(error)}`);
  }
}

/** Keeps a policy and its number. What another process has kept of a higher version is left alone. */
export async function writeCache(path: string, trust: Trust, { held, proof }: Cached): Promise<void> {
  const { release, signed, etag, bytes } = held;
  // One that is not believed was set aside.
  const kept = await readRatchetFile(path, trust).catch(() => null);
  if (kept && compareReleases(kept, release) > 0) return;
  await replace(ratchetPath(path), JSON.stringify(trust.writeRatchet(held)));
  await replace(
    path,
    JSON.stringify({
      format: FORMAT,
      release,
      signatures: { release: signed?.release ?? null, freshness: proof?.freshness ?? null },
      keys: trust.keysDocument(),
      etag,
      provenAt: proof?.at ?? release.iat * 1_000,
      bundle: new TextDecoder().decode(bytes),
    }),
  );
}

async function setAside(path: string): Promise<void> {
  const { rename } = await fileSystem();
  await rename(path, `${path}.damaged`).catch(() => {});
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Writes a file that only this user can read, in one step: a crash leaves the old one or the new one. */
async function replace(path: string, text: string): Promise<void> {
  const { open, rename, rm } = await fileSystem();
  const temporary = `${path}.${crypto.randomUUID()}.tmp`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}
