import { readRelease } from '../../lib/signing/release';
import { areReleased, type Held, hold } from './held';
import { compareReleases, type Ratchet, readRatchet } from './release';

/** What is kept on disk: the last good policy, and until when it was known to be current. */
export interface Cached {
  readonly held: Held;
  /** Ms since 1970. */
  readonly provenAt: number;
}

const FORMAT = 'fairlead.router-cache/1';

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

/** The highest version that any process with this cache has held in this environment. */
export async function readRatchetFile(path: string, environment: string): Promise<Ratchet | null> {
  try {
    const text = await readText(ratchetPath(path));
    const ratchet = text === null ? null : readRatchet(JSON.parse(text));
    return ratchet?.env === environment ? ratchet : null;
  } catch {
    return null; // Damaged: the policy in the cache is one too, if it is whole.
  }
}

/**
 * The policy kept in a file, verified as if it had just come; null if there is no file.
 *
 * @throws Error for a file that does not hold a valid policy of this environment; it was renamed to `<path>.damaged`
 */
export async function readCache(path: string, environment: string): Promise<Cached | null> {
  const text = await readText(path);
  if (text === null) return null;
  try {
    const { format, release: given, etag, provenAt, bundle } = JSON.parse(text);
    if (format !== FORMAT || typeof bundle !== 'string' || !Number.isFinite(provenAt))
      throw new Error('unknown format');
    const release = readRelease(given);
    if (release.env !== environment) throw new Error(`it is for "${release.env}"`);
    const bytes = new TextEncoder().encode(bundle);
    if (!(await areReleased(bytes, release))) throw new Error('the bytes are not those that were released');
    return { held: hold(bytes, release, typeof etag === 'string' ? etag : null), provenAt };
  } catch (error) {
    const { rename } = await fileSystem();
    await rename(path, `${path}.damaged`).catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`the cache ${path} is not used: ${reason}`);
  }
}

/** Keeps a policy and its number. What another process has kept of a higher version is left alone. */
export async function writeCache(path: string, { held, provenAt }: Cached): Promise<void> {
  const { env, epoch, version, digest } = held.release;
  const kept = await readRatchetFile(path, env);
  if (kept && compareReleases(kept, held.release) > 0) return;
  const ratchet: Ratchet = { env, epoch, version, digest };
  if (!kept || compareReleases(kept, ratchet) < 0) await replace(ratchetPath(path), JSON.stringify(ratchet));
  const bundle = new TextDecoder().decode(held.bytes);
  await replace(
    path,
    JSON.stringify({ format: FORMAT, release: held.release, etag: held.etag, provenAt, bundle }),
  );
}

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
