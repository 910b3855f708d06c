import styles from './LoadingPage.module.css';

/** The outline of a page on its way. It appears only after a moment, so that quick pages do not blink. */
export function LoadingPage() {
  return (
    <div className={styles.page} role="status">
      <span className="visually-hidden">Loading</span>
      <span className={styles.bar} style={{ width: 180, height: 20 }} />
      <span className={styles.bar} style={{ width: 320 }} />
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: all alike
        <span key={index} className={styles.line} />
      ))}
    </div>
  );
}
