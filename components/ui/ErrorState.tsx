import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Something failed: what happened, what was kept, and what to do. `reference` finds it in the log. */
export function ErrorState({
  title,
  children,
  action,
  reference,
  heading = false,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly reference?: string | undefined;
  /** The state is the whole page, and its title the page's heading. */
  readonly heading?: boolean;
}) {
  return (
    <div className={styles.state} role="alert">
      <div className={styles.icon} data-tone="bad" aria-hidden>
        <IconAlertTriangle size={24} stroke={1.5} />
      </div>
      {heading ? <h1 className={styles.title}>{title}</h1> : <p className={styles.title}>{title}</p>}
      <div className={styles.text}>{children}</div>
      {action && <div className={styles.action}>{action}</div>}
      {reference && (
        <p className={styles.reference}>
          Reference <code>{reference}</code>
        </p>
      )}
    </div>
  );
}
