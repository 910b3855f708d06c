import styles from './routing.module.css';

/** A bundle spread out for reading. It scrolls by itself, so the keyboard must reach it. */
export function BundleText({ text }: { readonly text: string }) {
  return (
    <section aria-label="Bundle as JSON">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        {text}
      </pre>
    </section>
  );
}
