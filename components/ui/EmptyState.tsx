import type { ReactNode } from 'react';
import styles from './states.module.css';

/** Nothing here yet: what the thing is for, and the first step. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  heading = false,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** The state is the whole page, and its title the page's heading. */
  readonly heading?: boolean;
}) {
  return (
    <div className={styles.state}>
      {icon && (
        <div className={styles.icon} aria-hidden>
          {icon}
        </div>
      )}
      {heading ? <h1 className={styles.title}>{title}</h1> : <p className={styles.title}>{title}</p>}
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
