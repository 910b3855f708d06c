import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** A titled part of a page. Parts are told apart by space and a rule, never by a box in a box. */
export function Section({
  id,
  title,
  note,
  actions,
  children,
}: {
  /** What a link on the page goes to. */
  readonly id?: string;
  readonly title: string;
  /** A short line under the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section id={id} className={styles.section}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          {note && <p className={styles.note}>{note}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
