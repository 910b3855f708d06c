'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatPlural } from '@/components/ui/format-number';
import { auditHref } from '@/components/ui/links/audit';
import styles from './audit.module.css';

const LOOK_EVERY_MS = 8_000;
/** The server counts no further. */
const MANY = 100;

/** "3 new entries", counted while the page is looked at. They are shown when asked for, so that nothing moves by itself. */
export function NewEntries({
  search,
  since,
}: {
  readonly search: URLSearchParams;
  /** The number of the last entry that there was. */
  readonly since: string;
}) {
  const router = useRouter();
  const [count, setCount] = useState(0);
  const query = new URLSearchParams([...search, ['since', since]]).toString();
  useEffect(() => {
    const look = async () => {
      if (document.hidden) return;
      const response = await fetch(`/api/console/audit/new?${query}`).catch(() => null);
      if (!response?.ok) return;
      const found = ((await response.json()) as { count: number }).count;
      setCount(found);
      if (found >= MANY) clearInterval(timer);
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [query]);
  return (
    <div role="status" className={styles.news}>
      {count > 0 && (
        <button
          type="button"
          onClick={() => {
            router.push(auditHref(search), { scroll: false });
            router.refresh();
          }}
        >
          {count >= MANY ? `${MANY} or more new entries` : formatPlural(count, 'new entry', 'new entries')}
        </button>
      )}
    </div>
  );
}
