import { buildManifest } from '../../lib/delivery/manifest';
import { activePolicy } from '../../lib/delivery/snapshot';
import type { Release } from '../../lib/signing/release';
import type { Answer, Call, NetworkFault } from './faulty-network';
import type { Rig } from './rig';

/** What a host that means harm says: true once, or true elsewhere, or never. */
export interface Lie {
  readonly name: string;
  readonly release: Release;
  readonly releaseJws: string | null;
  readonly freshness: string | null;
  readonly bundle: Buffer;
  /** The document of keys; null = the real one. */
  readonly keys: string | null;
}

/** What a host says of an environment now, to be said again elsewhere or later. */
export async function overheard(rig: Rig, environment: string): Promise<Lie> {
  const member = rig.members(environment)[0];
  const [{ port }] = rig.hosts;
  const ask = async (path: string) => {
    const headers = { authorization: `Bearer ${member?.token}`, 'accept-encoding': 'identity' };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const base = `/api/v1/environments/${environment}`;
  const { release, signatures } = JSON.parse((await ask(`${base}/manifest`)).toString());
  return {
    name: environment,
    release,
    releaseJws: signatures.release,
    freshness: signatures.freshness,
    bundle: await ask(`${base}/policy`),
    keys: (await ask('/.well-known/fairlead-keys')).toString(),
  };
}

/**
 * A network in which each router is told lies, the next one each time that any of its environment asks anew.
 *
 * @param told counts how often each was told
 */
export function lying(
  rig: Rig,
  liesFor: (environment: string) => readonly Lie[],
  told = new Map<Lie, number>(),
): NetworkFault {
  const current = new Map<string, Lie>();
  const environmentOf = new Map(rig.members().map(({ name, environment }) => [name, environment]));
  return {
    take: (call, response) => {
      const lies = liesFor(environmentOf.get(call.router) ?? '');
      const begins = call.kind === 'policy' || call.kind === 'events';
      const next = lies.reduce((a, b) => ((told.get(b) ?? 0) < (told.get(a) ?? 0) ? b : a));
      const lie = (!begins && current.get(call.router)) || next;
      current.set(call.router, lie);
      if (begins) told.set(lie, (told.get(lie) ?? 0) + 1);
      if (call.kind === 'events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(`id: ${versionOf(lie)}\nevent: policy\ndata: ${manifestOf(lie)}\n\n`);
        return true;
      }
      const answer = answerOf(call, lie);
      if (answer === null) return false;
      response.writeHead(answer.status, Object.fromEntries(Object.entries(answer.headers)));
      response.end(answer.body);
      return true;
    },
  };
}

function answerOf({ kind }: Call, lie: Lie): Answer | null {
  const json = { 'content-type': 'application/json' };
  switch (kind) {
    case 'policy':
    case 'bundle':
      return { status: 200, headers: headersOf(lie), body: lie.bundle };
    case 'manifest':
      return { status: 200, headers: json, body: Buffer.from(manifestOf(lie)) };
    case 'keys':
      return lie.keys === null ? null : { status: 200, headers: json, body: Buffer.from(lie.keys) };
    default:
      return { status: 404, headers: {}, body: Buffer.alloc(0) };
  }
}

function headersOf(lie: Lie): Record<string, string> {
  return {
    'content-type': 'application/vnd.fairlead.policy+json; version=1',
    'content-length': String(lie.bundle.length),
    etag: `"${lie.release.digest.slice(0, 27)}"`,
    'policy-version': versionOf(lie),
    'policy-source': 'live',
    ...(lie.releaseJws && { 'policy-release': lie.releaseJws }),
    ...(lie.freshness && { 'policy-freshness': lie.freshness }),
  };
}

const versionOf = ({ release }: Lie) => `${release.epoch}.${release.version}`;

/** The manifest as a host would make it. */
function manifestOf({ release, releaseJws, freshness, bundle }: Lie): string {
  const form = { bytes: bundle, reprDigest: '' };
  const stored = {
    digest: release.digest,
    size: bundle.length,
    forms: { identity: form, gzip: form, br: form },
    tags: { identity: '', gzip: '', br: '' },
  };
  const policy = activePolicy(release, release.iat * 1_000, stored, releaseJws);
  return JSON.stringify(buildManifest(policy, 'live', freshness));
}
