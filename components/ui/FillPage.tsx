import type { ReactNode } from 'react';
import styles from './FillPage.module.css';

/** A page as high as the window, for a list or a drawing that scrolls by itself. */
export function FillPage({ children }: { readonly children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}
