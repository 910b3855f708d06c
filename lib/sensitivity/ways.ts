import type { Hop, NoticeEvidence, PathEvidence } from '@/lib/contracts/evidence';
import { pathSubjectsFor } from '@/lib/contracts/path-content';
import { dayEnd, dayStart } from '@/lib/contracts/zoned-day';
import type { EvidenceRef } from './evidence-ref';
import { both, either, endText, type Held, stretch, without } from './intervals';

/** For so long a path is the way to an offering; null = none is recorded then. [from, until) in ms. */
export interface Way {
  readonly from: number;
  readonly until: number;
  readonly path: PathEvidence | null;
}

/** One who gets data on a way. */
export interface Passing {
  readonly party: string;
  readonly role: Exclude<Hop['role'], 'none'>;
  /** Who sells: the channel where the path names nobody. */
  readonly seller: string;
  /** When they may get data, read as wide as days can be read. */
  readonly when: Held<never>;
}

/** A path with what follows from its days, and from what its channel gave notice of. */
export interface ReadPath {
  /** When it tells the whole way. */
  readonly known: Held<EvidenceRef>;
  readonly passing: readonly Passing[];
  /** The notice that ends it, and when; null = none does. */
  readonly unnamed: { readonly notice: NoticeEvidence; readonly from: number } | null;
}

const FIRST_ZONE = 'Etc/GMT-14';
const LAST_ZONE = 'Etc/GMT+12';

const instantOr = (text: string | null, open: number): number => (text === null ? open : Date.parse(text));

/**
 * The ways to an offering from `at` on, one after another: of the paths in force the most particular.
 * @param paths by subject
 */
export function waysTo(
  paths: ReadonlyMap<string, readonly PathEvidence[]>,
  offering: { readonly key: string; readonly channel: string; readonly owner: string | null },
  at: number,
): Way[] {
  const bySubject = pathSubjectsFor(offering).map((subject) => paths.get(subject) ?? []);
  const changes = bySubject
    .flat()
    .flatMap(({ approvedAt, endedAt }) => [
      Date.parse(approvedAt),
      instantOr(endedAt, Number.POSITIVE_INFINITY),
    ])
    .filter((change) => change > at && change < Number.POSITIVE_INFINITY);
  const bounds = [at, ...new Set(changes), Number.POSITIVE_INFINITY].sort((a, b) => a - b);
  return bounds.slice(0, -1).map((from, nth) => {
    const inForce = ({ approvedAt, endedAt }: PathEvidence) =>
      Date.parse(approvedAt) <= from && from < instantOr(endedAt, Number.POSITIVE_INFINITY);
    const path = bySubject.map((each) => each.find(inForce)).find((each) => each !== undefined) ?? null;
    return { from, until: bounds[nth + 1] as number, path };
  });
}

/** When a hop may get data, read as wide as its days can be read. */
function widest({ from, to }: Hop): Held<never> {
  return stretch(
    from === null ? Number.NEGATIVE_INFINITY : dayStart(from, FIRST_ZONE),
    to === null ? Number.POSITIVE_INFINITY : dayEnd(to, LAST_ZONE),
  );
}

/**
 * From when on a path names the party of a notice, whatever it does; null = never. One whose part was over before the
 * notice took effect is not who the notice is about.
 */
function namedFrom(path: PathEvidence, notice: NoticeEvidence, takesEffect: number): number | null {
  const named = path.hops
    .filter(({ party }) => party === notice.party)
    .flatMap((hop) => widest(hop))
    .filter(({ until }) => until > takesEffect);
  return named.length === 0 ? null : Math.min(...named.map(({ from }) => from));
}

/** @param notices those of the path's channel */
export function readPath(path: PathEvidence, channel: string, notices: readonly NoticeEvidence[]): ReadPath {
  const seller = path.seller ?? channel;
  const passing = path.hops.flatMap((hop): Passing[] =>
    hop.role === 'none' ? [] : [{ party: hop.party, role: hop.role, seller, when: widest(hop) }],
  );
  // Who sells is on the way by nature: a path counts only while it names them.
  let named = path.hops
    .filter(({ role }) => role === 'channel')
    .map(({ from, to }) =>
      stretch<never>(
        from === null ? Number.NEGATIVE_INFINITY : dayStart(from, null),
        to === null ? Number.POSITIVE_INFINITY : dayEnd(to, null),
      ),
    )
    .reduce((one, other) => either(one, other), []);
  let unnamed: ReadPath['unnamed'] = null;
  for (const notice of notices) {
    const takesEffect = dayStart(notice.effectiveOn, FIRST_ZONE);
    const from = namedFrom(path, notice, takesEffect);
    if (from !== null && from <= takesEffect) continue;
    named = both(named, without(stretch(takesEffect, from ?? Number.POSITIVE_INFINITY)));
    if (from === null && (unnamed === null || takesEffect < unnamed.from))
      unnamed = { notice, from: takesEffect };
  }
  const held = stretch<never>(Date.parse(path.approvedAt), instantOr(path.endedAt, Number.POSITIVE_INFINITY));
  const known = both(named, held).map((each): Held<EvidenceRef>[number] => ({
    ...each,
    by: [
      {
        kind: 'path',
        proposal: path.proposal,
        subject: path.subject,
        until: endText(each.until),
        singlePerson: path.singlePerson,
        sample: path.sample,
      },
    ],
  }));
  return { known, passing, unnamed };
}
