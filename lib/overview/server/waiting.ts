import type { Caller } from '@/lib/auth/server/command';
import { type ReviewDto, reviewTitle, waitsFor } from '@/lib/routing/review';
import { openEmergencies } from '@/lib/routing/server/emergency-queries';
import { openStandings } from '@/lib/routing/server/review-queries';
import type { Ending } from '../ending';
import { byUrgency, type Waiting } from '../waiting';
import type { KnownContract } from './known-contracts';
import { waitingCatalogue } from './waiting-catalogue';
import { waitingDeadlines } from './waiting-deadlines';
import { waitingProposals } from './waiting-proposals';
import { failedPublishes } from './waiting-publishes';

/**
 * What waits for the caller alone, the most urgent first.
 * @param contracts those that they may read
 * @param ending what ends that they may know of: of it, what is theirs to act on
 */
export async function waitingFor(
  caller: Caller,
  contracts: Promise<ReadonlyMap<string, KnownContract>>,
  ending: Promise<readonly Ending[]>,
  now: Date,
): Promise<readonly Waiting[]> {
  const found = await Promise.all([
    emergencies(caller, now),
    reviews(caller),
    contracts.then((known) => waitingProposals(caller, known)),
    Promise.all([contracts, ending]).then(([known, ends]) => waitingDeadlines(caller, known, ends)),
    failedPublishes(caller, now),
    waitingCatalogue(caller, now),
  ]);
  return byUrgency(found.flat(), now);
}

async function emergencies(caller: Caller, now: Date): Promise<Waiting[]> {
  const open = await openEmergencies(caller, now);
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

async function reviews(caller: Caller): Promise<Waiting[]> {
  return (await openStandings(caller)).flatMap((standing): Waiting[] => {
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
