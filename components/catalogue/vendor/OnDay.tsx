'use client';

import { Button, TextInput } from '@mantine/core';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import styles from './vendor.module.css';

/** Chooses the day that a page speaks of; it stands in the address as `on`. */
export function OnDay({ day, today }: { readonly day: string; readonly today: string }) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [pending, start] = useTransition();
  const show = (next: string) => {
    const params = new URLSearchParams(search);
    if (next === '' || next === today) params.delete('on');
    else params.set('on', next);
    start(() => router.replace(`${pathname}${params.size > 0 ? `?${params}` : ''}`, { scroll: false }));
  };
  return (
    <div className={styles.tools} aria-busy={pending}>
      <TextInput
        type="date"
        aria-label="On the day"
        defaultValue={day}
        key={day}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (/^(19|20)\d\d-\d\d-\d\d$/.test(value)) show(value);
        }}
      />
      {day !== today && (
        <Button variant="default" onClick={() => show(today)}>
          Today
        </Button>
      )}
    </div>
  );
}
