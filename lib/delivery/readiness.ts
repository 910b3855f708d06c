import type { Check } from '@/lib/observe/check';
import type { DeliverySource, Standing } from './delivery-source';

/** Checks of whoever shares the process with the host. */
export type MoreChecks = () => Promise<readonly Check[]>;

const OF_STANDING: Readonly<Record<Standing, string | null>> = {
  live: null,
  memory: 'The database cannot be read: what is served is from memory.',
  disk: 'The database has not been read since the start: what is served is from disk.',
  expired: 'The database has not been read for over an hour, so that no token can be vouched for.',
};
const OF_PROBLEM = {
  schema: 'The tables are not those of this version: migrate the database, or update this process.',
  unreachable: null,
} as const;

/** What a host can say of itself at any time, without asking anybody. */
export function policyChecks(source: DeliverySource): readonly Check[] {
  const standing = source.standing();
  const loaded = source.snapshot() !== null;
  const problem = source.problem();
  const unread = problem && OF_PROBLEM[problem];
  return [
    { name: 'policy', ok: loaded, needed: true, reason: loaded ? null : 'No policy has been loaded yet.' },
    {
      name: 'tokens',
      ok: standing !== 'expired',
      needed: true,
      reason: standing === 'expired' ? OF_STANDING.expired : null,
    },
    { name: 'reading', ok: standing === 'live', needed: false, reason: unread ?? OF_STANDING[standing] },
  ];
}

/** The checks of a host, those of the process that it stands in, and whether it is ending. */
export function hostChecks(
  source: DeliverySource,
  more: MoreChecks | undefined,
  draining: () => boolean,
): () => readonly Check[] | Promise<readonly Check[]> {
  const own = (): readonly Check[] =>
    draining()
      ? [
          {
            name: 'process',
            ok: false,
            needed: true,
            reason: 'It is ending, and finishes what is under way.',
          },
          ...policyChecks(source),
        ]
      : policyChecks(source);
  return more ? async () => [...own(), ...(await more())] : own;
}
