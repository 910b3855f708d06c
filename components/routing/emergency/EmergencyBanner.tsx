'use client';

import { usePathname } from 'next/navigation';
import { Ago } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { emergenciesHref } from '@/components/ui/links/routing';
import type { EmergencyDto } from '@/lib/routing/emergency';
import styles from './emergency.module.css';

/** So many are named; the rest are counted. */
const SHOWN = 3;

/** What one person did at once and nobody has ratified yet: on every page of routing and on the overview until then. */
export function EmergencyBanner({ open }: { readonly open: readonly EmergencyDto[] }) {
  const pathname = usePathname();
  if (open.length === 0 || pathname === emergenciesHref()) return null;
  return (
    <ul className={styles.banners} aria-label="Emergencies to be ratified">
      {open.slice(0, SHOWN).map(({ environment, environmentName, version, what, by, state, ratifyBy }) => (
        <li key={`${environment} ${version}`} className={styles.banner} data-state={state}>
          <span>
            <strong>{environmentName}</strong>: {what.charAt(0).toLowerCase() + what.slice(1)}, by {by}.
          </span>
          <span className={styles.due}>
            {state === 'overdue' ? 'Ratification is overdue: it was due ' : 'Ratification is due '}
            <Ago at={ratifyBy} />.
          </span>
          <Link href={emergenciesHref()}>Look at it</Link>
        </li>
      ))}
      {open.length > SHOWN && (
        <li className={styles.banner}>
          <Link href={emergenciesHref()}>{open.length - SHOWN} more to be ratified</Link>
        </li>
      )}
    </ul>
  );
}
