import type { Caller } from '@/lib/auth/server/command';
import { type ReviewDto, reviewTitle, waitsFor } from '@/lib/routing/review';
import type { openEmergencies } from '@/lib/routing/server/emergency-queries';
import type { openStandings } from '@/lib/routing/server/review-queries';
import type { Ending } from '../ending';
import { byUrgency, type Waiting } from '../waiting';
import type { KnownContract } from './known-contracts';
import { waitingCatalogue } from './waiting-catalogue';
import { waitingDeadlines } from './waiting-deadlines';
import { waitingProposals } from './waiting-proposals';
import { failedPublishes } from './waiting-publishes';

/** Reads what is open in routing, as it stands for the caller. */
export interface OpenWork {
  readonly openStandings: typeof openStandings;
  readonly openEmergencies: typeof openEmergencies;
}

/** Everything that is read for more than what waits. */
interface Known extends OpenWork {
  /** Those that the caller may read, by id. */
  readonly contracts: Promise<ReadonlyMap<string, KnownContract>>;
  /** What ends that they may know of: of it, what is theirs to act on. */
  readonly ending: Promise<readonly Ending[]>;
}

/** What waits for the caller alone, the most urgent first. */
export async function waitingFor(
  caller: Caller,
  { openStandings, openEmergencies, contracts, ending }: Known,
  now: Date,
): Promise<readonly Waiting[]> {
  const found = await Promise.all([
    openEmergencies(caller, now).then(toRatify),
    openStandings(caller).then(toReview),
    contracts.then((known) => waitingProposals(caller, known)),
    Promise.all([contracts, ending]).then(([known, ends]) => waitingDeadlines(caller, known, ends)),
    failedPublishes(caller, now),
    waitingCatalogue(caller, now),
  ]);
  return byUrgency(found.flat(), now);
}

function toRatify(open: Awaited<ReturnType<typeof openEmergencies>>): Waiting[] {
  return open
    .filter(({ blocked }) => blocked === null)
    .map(({ environment, environmentName, version, what, by, at, ratifyBy }) => ({
      kind: 'emergency',
      id: `emergency:${environment}:${version}`,
      title: `Ratify: ${what}`,
      detail: `${by} in ${environmentName}`,
      href: '/routing/emergencies',
      due: ratifyBy,
      since: at,
    }));
}

const WAITS = { answer: 'to approve', rework: 'to change', publish: 'to publish' } as const;

function toReview(open: Awaited<ReturnType<typeof openStandings>>): Waiting[] {
  return open.flatMap((standing): Waiting[] => {
    const waits = waitsFor(standing);
    if (!waits) return [];
    const { review } = standing;
    return [
      {
        kind: 'review',
        id: `review:${review.id}`,
        title: `${reviewTitle(review)} in ${review.environment.name}`,
        detail: `${WAITS[waits]}, asked for by ${review.requestedBy}`,
        href: placeOf(review),
        due: null,
        since: review.requestedAt,
      },
    ];
  });
}

/** Where it is looked at in full: a draft on its publish page. */
function placeOf({ id, kind, environment, draft }: ReviewDto): string {
  if (kind !== 'publish' || draft === null) return `/routing/reviews/${id}`;
  return `/routing/publish?${new URLSearchParams({ environment: environment.key, draft })}`;
}
