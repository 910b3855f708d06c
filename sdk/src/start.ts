import { readCache, readRatchetFile } from './cache';
import { areReleased, checkRelease, hold } from './held';
import type { Bootstrap, Settings } from './options';
import { Rejection } from './rejection';
import { compareReleases, readManifestText } from './release';
import type { State } from './state';
import type { Trust } from './trust';

/** Starts from what was kept on disk. What cannot be believed is told, and not used. */
export async function startFromDisk(
  { cachePath, environment }: Settings,
  trust: Trust,
  state: State,
): Promise<void> {
  if (cachePath === null) return;
  try {
    state.raise(await readRatchetFile(cachePath, trust));
  } catch (error) {
    state.fail(error);
  }
  try {
    const cached = await readCache(cachePath, trust);
    if (!cached) return;
    const current = state.current();
    const { release } = cached.held;
    checkRelease(release, environment, current);
    if (current.ratchet && compareReleases(release, current.ratchet) < 0) return;
    state.install(cached.held, 'cache', cached.proof);
  } catch (error) {
    state.fail(error);
  }
}

/** Takes the bootstrap if it is above what the disk had, believed no more than what a server says. */
export async function startFromBootstrap(
  { manifest: given, bundle, keys }: Bootstrap,
  { environment }: Settings,
  trust: Trust,
  state: State,
): Promise<void> {
  try {
    const manifest = readManifestText(asText(given));
    const provenAt = manifest.release.iat * 1_000;
    const judged = await trust.ofKept({
      ...manifest,
      keys: keys === undefined ? null : asText(keys),
      provenAt,
    });
    const { release, proof } = judged;
    const current = state.current();
    checkRelease(release, environment, current);
    const order = current.ratchet ? compareReleases(release, current.ratchet) : 1;
    if (order < 0 || (order === 0 && current.held)) return;
    const bytes = new TextEncoder().encode(bundle);
    if (!(await areReleased(bytes, release)))
      throw new Rejection('digest', release, 'the bootstrap has other bytes');
    state.install(hold(bytes, judged, manifest.etag), 'bootstrap', proof);
  } catch (error) {
    state.fail(
      error instanceof Rejection ? error : new Error(`the bootstrap is not used: ${reasonOf(error)}`),
    );
  }
}

const asText = (given: string | object) => (typeof given === 'string' ? given : JSON.stringify(given));

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
