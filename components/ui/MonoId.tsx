import { CopyButton } from './CopyButton';
import styles from './values.module.css';

/** An id in mono with a copy button. `wrap` shows all of it on as many lines as it takes. */
export function MonoId({
  value,
  label,
  wrap = false,
}: {
  readonly value: string;
  readonly label: string;
  readonly wrap?: boolean;
}) {
  return (
    <span className={styles.id}>
      <code className={wrap ? styles.idWrap : styles.idText} title={wrap ? undefined : value}>
        {value}
      </code>
      <CopyButton value={value} label={label} />
    </span>
  );
}
