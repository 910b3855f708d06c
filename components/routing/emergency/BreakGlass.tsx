import type { ComponentProps } from 'react';
import type { Widening } from '@/lib/routing/widening';
import { PublishForm } from '../PublishForm';
import styles from './emergency.module.css';
import { WideningList } from './WideningList';

/** The way to roll back at once where others would have to approve: open only if nothing becomes eligible by it. */
export function BreakGlass({
  widenings,
  form,
}: {
  readonly widenings: readonly Widening[];
  readonly form: Omit<ComponentProps<typeof PublishForm>, 'verb'>;
}) {
  return (
    <details className={styles.glass}>
      <summary>Roll back at once (break-glass)</summary>
      {widenings.length > 0 ? (
        <>
          <p>
            Not for this version: one person may roll back at once only where nothing becomes eligible that is
            not now. Request approval instead. It would make eligible:
          </p>
          <WideningList widenings={widenings} />
        </>
      ) : (
        <>
          <p>
            Nothing becomes eligible by it that is not now, so you may do it alone, with a reason. It is shown
            as an emergency until a second person ratifies it, within 24 hours.
          </p>
          <PublishForm {...form} verb="Roll back at once:" />
        </>
      )}
    </details>
  );
}
