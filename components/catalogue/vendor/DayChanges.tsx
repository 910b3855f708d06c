'use client';

import { Button } from '@mantine/core';
import { usePathname, useSearchParams } from 'next/navigation';
import { Link } from '@/components/ui/Link';
import styles from './vendor.module.css';

/** Leads to the days before and after on which a stake begins or ends. */
export function DayChanges({
  changes,
  at,
}: {
  /** Instants, ascending. */
  readonly changes: readonly string[];
  /** What is shown, ms since 1970. */
  readonly at: number;
}) {
  const pathname = usePathname();
  const search = useSearchParams();
  const to = (on: string) => {
    const params = new URLSearchParams(search);
    params.set('on', on);
    return `${pathname}?${params}`;
  };
  const passed = changes.filter((instant) => Date.parse(instant) <= at).at(-1);
  const next = changes.find((instant) => Date.parse(instant) > at);
  // The end of the day before a change is how it stood until then.
  const before = passed && new Date(Date.parse(passed) - 1).toISOString().slice(0, 10);
  return (
    <span className={styles.tools}>
      {before && (
        <Button component={Link} variant="default" size="compact-sm" href={to(before)} scroll={false}>
          Before the last change
        </Button>
      )}
      {next && (
        <Button
          component={Link}
          variant="default"
          size="compact-sm"
          href={to(next.slice(0, 10))}
          scroll={false}
        >
          Next change
        </Button>
      )}
    </span>
  );
}
