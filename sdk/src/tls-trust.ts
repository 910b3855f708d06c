import type { Release } from '../../lib/signing/release';
import type { Judged } from './judged';
import { Rejection } from './rejection';
import { NOTHING, readRatchet, versionText } from './release';
import type { Trust } from './trust';

const RATCHET_FORMAT = 'fairlead.router-ratchet/1';

/** Believes whatever comes over the connection: for trying out. */
export function tlsTrust(environment: string, now: () => number): Trust {
  const believed = (release: Release | null, at: number | null): Judged => {
    if (release === null) throw new Rejection('unsigned', NOTHING, 'it comes without its release');
    return { release, signed: null, proof: at === null ? null : { at, freshness: null }, doubt: null };
  };
  return {
    kind: 'tls',
    ofAnswer: async ({ status, headers }, held) => {
      const source = headers.get('policy-source');
      // Both headers are missing behind a proxy that strips them: then only the manifest tells.
      const same = held && headers.get('policy-version') === versionText(held.release);
      if (status !== 304 || !source || !same) return null;
      return believed(held.release, source === 'live' ? now() : null);
    },
    ofManifest: async ({ release, live }) => believed(release, live ? now() : null),
    ofKept: async ({ release, provenAt }) => believed(release, provenAt),
    readRatchet: async (value) => {
      const { format } = value as { format?: unknown };
      if (format !== RATCHET_FORMAT) throw new Error('unknown format');
      const ratchet = readRatchet(value);
      if (ratchet.env !== environment) throw new Error(`it is for "${ratchet.env}"`);
      return ratchet;
    },
    writeRatchet: ({ release: { env, epoch, version, digest } }) => ({
      format: RATCHET_FORMAT,
      env,
      epoch,
      version,
      digest,
    }),
    keys: () => null,
    keysDocument: () => null,
  };
}
