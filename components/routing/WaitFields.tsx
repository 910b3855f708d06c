'use client';

import { NativeSelect } from '@mantine/core';
import { formatPlural } from '@/components/ui/format-number';
import type { Wait } from '@/lib/routers/wait';
import styles from './publish.module.css';

/** What one waits for unless one says otherwise. */
export const USUAL_WAIT: Wait = { share: 0.95, seconds: 60 };

const SHARES = [
  { value: '1', label: 'all routers' },
  { value: '0.95', label: '95 % of routers' },
  { value: '0.5', label: 'half of the routers' },
  { value: '', label: 'nobody' },
];
const TIMES = [
  { value: '30', label: '30 seconds' },
  { value: '60', label: 'a minute' },
  { value: '120', label: '2 minutes' },
  { value: '300', label: '5 minutes' },
];

/** How many routers are waited for after a publish, and how long. Nothing is undone when they do not follow. */
export function WaitFields({
  wait,
  routers,
  onChange,
}: {
  readonly wait: Wait | null;
  readonly routers: number;
  readonly onChange: (wait: Wait | null) => void;
}) {
  return (
    <fieldset className={styles.wait}>
      <legend>Then wait</legend>
      <NativeSelect
        label="For"
        data={SHARES}
        value={wait ? String(wait.share) : ''}
        onChange={({ currentTarget: { value } }) =>
          onChange(
            value === '' ? null : { seconds: wait?.seconds ?? USUAL_WAIT.seconds, share: Number(value) },
          )
        }
      />
      {wait && (
        <NativeSelect
          label="At most"
          data={TIMES}
          value={String(wait.seconds)}
          onChange={({ currentTarget: { value } }) => onChange({ ...wait, seconds: Number(value) })}
        />
      )}
      <p className={styles.waitNote}>
        {formatPlural(routers, 'router')} {routers === 1 ? 'is' : 'are'} connected. Whoever has not followed
        by then is named; the publish stands.
      </p>
    </fieldset>
  );
}
