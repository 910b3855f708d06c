import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import type { NoticeDto } from '@/lib/catalog/papers';
import { listNotices } from '@/lib/catalog/server/notice-queries';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';
import { utcDate } from '@/lib/core/time';
import { type PathContent, pathSubjectsFor, readPathSubject } from '../path-content';
import type { SpeakingContract } from '../way';
import { hopClauses } from './hop-clauses';
import { listPaths, type RecordedPath } from './path-queries';

/** One way with everything around it. */
export interface WayDetail extends RecordedPath {
  /** "Amazon Bedrock, models of Anthropic". */
  readonly title: string;
  readonly channel: string;
  readonly sample: boolean;
  /** The wider subject that speaks for it where it has no way of its own, in words; null = none does. */
  readonly wider: string | null;
  /** What the form begins with. */
  readonly begin: PathContent;
  readonly names: Readonly<Record<string, string>>;
  /** By party; null = the viewer reads no contract. */
  readonly speaking: Readonly<Record<string, readonly SpeakingContract[]>> | null;
  readonly notices: readonly NoticeDto[];
  readonly vendors: readonly { readonly key: string; readonly name: string }[];
}

/** A way by its subject; null where the catalogue holds no such thing. */
export async function getWay(viewer: Caller, subject: string, now: Date): Promise<WayDetail | null> {
  const { records, byKey } = await catalogueSnapshot(now);
  const of = readPathSubject(subject);
  const row = of.kind === 'offering' ? byKey.get(of.offering) : undefined;
  if (of.kind === 'offering' && !row) return null;
  const channel = of.kind === 'offering' ? (row?.channelKey ?? '') : of.channel;
  const owner = of.kind === 'offering' ? (row?.ownerKey ?? null) : of.kind === 'owner' ? of.owner : null;
  const vendor = records.vendors.get(channel);
  if (!vendor || (owner !== null && !records.vendors.has(owner))) return null;
  const nameOf = (key: string) => records.vendors.get(key)?.name ?? key;
  const words = (one: string): string => {
    const about = readPathSubject(one);
    if (about.kind === 'offering') return byKey.get(about.offering)?.requestId ?? about.offering;
    return about.kind === 'owner'
      ? `${nameOf(about.channel)}, models of ${nameOf(about.owner)}`
      : `everything that ${nameOf(about.channel)} sells`;
  };
  const paths = await listPaths(viewer, now);
  const own = paths.find((path) => path.subject === subject);
  const subjects = pathSubjectsFor({ key: row?.key ?? '', channel, owner });
  const wider = subjects
    .slice(subjects.indexOf(subject) + 1)
    .find((one) => paths.find((path) => path.subject === one)?.inForce);
  const empty: PathContent = {
    seller: null,
    hops: [
      { party: channel, role: 'channel', from: null, to: null },
      ...(owner !== null && owner !== channel
        ? [{ party: owner, role: 'owner' as const, from: null, to: null }]
        : []),
    ],
    source: '',
    asOf: utcDate(now),
  };
  const shown = [own?.inForce, own?.inWork, ...(own?.former ?? [])].flatMap((one) => one?.content.hops ?? []);
  const parties = [...new Set(shown.map(({ party }) => party))];
  const speaking = await hopClauses(viewer, parties);
  return {
    ...(own ?? { subject, inForce: null, inWork: null, former: [], endedBy: null }),
    title: words(subject).replace(/^e/, 'E'),
    channel,
    sample: vendor.sample,
    wider: wider === undefined ? null : words(wider),
    begin: own?.inWork?.content ?? own?.inForce?.content ?? empty,
    names: Object.fromEntries(parties.map((party) => [party, nameOf(party)])),
    speaking: allows(viewer.roles, 'contract.read') ? Object.fromEntries(speaking) : null,
    notices: await listNotices(channel),
    vendors: [...records.vendors.values()].map(({ key, name }) => ({ key, name })),
  };
}
