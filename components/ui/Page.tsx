import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** The parts of a page under each other, with one measure of room between them. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}
