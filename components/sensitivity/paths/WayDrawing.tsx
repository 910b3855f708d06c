import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { contractHref } from '@/components/ui/links/contracts';
import type { Hop } from '@/lib/contracts/evidence';
import type { SpeakingContract } from '@/lib/contracts/way';
import styles from './paths.module.css';
import { ROLE_WORDS } from './way-words';

/** The way at a glance: the company, then one after another who gets data, each with the contracts that speak for it. */
export function WayDrawing({
  hops,
  names,
  speaking,
}: {
  readonly hops: readonly Hop[];
  /** By key. */
  readonly names: Readonly<Record<string, string>>;
  /** By key; null = the reader may read no contract. */
  readonly speaking: Readonly<Record<string, readonly SpeakingContract[]>> | null;
}) {
  const ordered = [...hops].sort((a, b) => ORDER[a.role] - ORDER[b.role]);
  return (
    <ol className={styles.drawing} aria-label="The way that data takes">
      <li className={styles.hop} data-role="self">
        <span className={styles.role}>From</span>
        <strong>Your routers</strong>
      </li>
      {ordered.map((hop) => (
        <li key={`${hop.party}${hop.role}${hop.from ?? ''}`} className={styles.hop} data-role={hop.role}>
          <span className={styles.role}>{ROLE_WORDS[hop.role]}</span>
          <strong>
            <Link href={vendorHref(hop.party)}>{names[hop.party] ?? hop.party}</Link>
          </strong>
          {(hop.from !== null || hop.to !== null) && (
            <span className={styles.quiet}>
              {hop.from !== null && (
                <>
                  from <CalendarDate date={hop.from} />{' '}
                </>
              )}
              {hop.to !== null && (
                <>
                  to <CalendarDate date={hop.to} />
                </>
              )}
            </span>
          )}
          {hop.role === 'none' ? (
            <span className={styles.quiet}>needs no clause</span>
          ) : (
            speaking && <Clauses speaking={speaking[hop.party] ?? []} />
          )}
        </li>
      ))}
    </ol>
  );
}

const ORDER = { channel: 0, owner: 1, subprocessor: 2, none: 3 } as const;

function Clauses({ speaking }: { readonly speaking: readonly SpeakingContract[] }) {
  if (speaking.length === 0) return <span className={styles.lacking}>No clause speaks for it</span>;
  return (
    <ul className={styles.clauses}>
      {speaking.map(({ number, flowsDown, types }) => (
        <li key={number}>
          <Link href={contractHref(number)}>{number}</Link>
          {flowsDown ? ' flows down: ' : ': '}
          {types.join(', ')}
        </li>
      ))}
    </ul>
  );
}
