import type { ReactNode } from 'react';
import styles from './PageHeader.module.css';

/** The one heading of a page, a line that says what it answers, and what can be done here. */
export function PageHeader({
  title,
  description,
  signs,
  trail,
  actions,
}: {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** States beside the title: lifecycle, environment. */
  readonly signs?: ReactNode;
  /** A TrailLink, where the page is a record's. */
  readonly trail?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        <div className={styles.titleLine}>
          <h1 className={styles.title}>{title}</h1>
          {signs}
        </div>
        {description && <p className={styles.description}>{description}</p>}
      </div>
      {(trail || actions) && (
        <div className={styles.actions}>
          {trail}
          {actions}
        </div>
      )}
    </header>
  );
}
