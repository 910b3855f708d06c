import type { ReactNode } from 'react';
import styles from '@/components/access/access.module.css';
import { Mark } from '@/components/shell/Mark';

/** Pages for people who are not signed in: one thing in the middle, under the name of the house. */
export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <Mark />
        Fairlead
      </div>
      <div className={styles.panel}>{children}</div>
    </main>
  );
}
