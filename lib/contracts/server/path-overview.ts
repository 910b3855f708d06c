import type { Caller } from '@/lib/auth/server/command';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { utcDate } from '@/lib/core/time';
import { hopOn, pathSubject, pathSubjectsFor } from '../path-content';
import type { Way } from '../way';
import { listPaths, type RecordedPath } from './path-queries';

/** Every channel and owner of the catalogue with what is recorded of the way between them: first what is known or in work. */
export async function wayOverview(viewer: Caller, now: Date): Promise<Way[]> {
  const [{ rows, records }, paths] = await Promise.all([catalogueSnapshot(now), listPaths(viewer, now)]);
  const bySubject = new Map(paths.map((path) => [path.subject, path]));
  const pairs = new Map<string, OfferingRow[]>();
  for (const row of rows) {
    const pair = JSON.stringify([row.channelKey, row.ownerKey]);
    pairs.set(pair, [...(pairs.get(pair) ?? []), row]);
  }
  const nameOf = (key: string) => records.vendors.get(key)?.name ?? key;
  return [...pairs.values()]
    .flatMap((offerings) => (offerings[0] ? [rowOf(offerings[0], offerings, bySubject, nameOf, now)] : []))
    .sort((a, b) => known(b) - known(a) || b.offerings - a.offerings || a.subject.localeCompare(b.subject));
}

/** What waits for somebody first, then what is recorded. */
const known = ({ inWork, standing }: Way): number =>
  inWork === 'submitted' ? 3 : inWork === 'open' ? 2 : standing === 'unknown' ? 0 : 1;

function rowOf(
  first: OfferingRow,
  offerings: readonly OfferingRow[],
  paths: ReadonlyMap<string, RecordedPath>,
  nameOf: (key: string) => string,
  now: Date,
): Way {
  const { channelKey, channelName, ownerKey, ownerName, sample } = first;
  const [own = '', ...wider] = pathSubjectsFor({
    key: first.key,
    channel: channelKey,
    owner: ownerKey,
  }).slice(1);
  const heldBy = [own, ...wider].find((subject) => paths.get(subject)?.inForce) ?? null;
  const held = heldBy === null ? undefined : paths.get(heldBy);
  const today = utcDate(now);
  const gets = held?.inForce?.content.hops.filter((hop) => hop.role !== 'none' && hopOn(hop, today)) ?? [];
  const work = paths.get(own)?.inWork?.state;
  return {
    ...{ subject: own, channelName, ownerName, sample, heldBy },
    offerings: offerings.length,
    standing: !held ? 'unknown' : !held.endedBy ? 'recorded' : held.endedBy.passed ? 'ended' : 'ending',
    parties: gets.map(({ party }) => nameOf(party)),
    endsOn: held?.endedBy?.effectiveOn ?? null,
    inWork: work === 'open' || work === 'submitted' ? work : null,
    apart: offerings.filter(({ key }) => paths.get(pathSubject({ kind: 'offering', offering: key }))?.inForce)
      .length,
  };
}
