import { CopyButton } from './CopyButton';
import styles from './TextToCopy.module.css';

/** A command or a setting that is ready to be taken, under what it is for. */
export function TextToCopy({
  lead,
  value,
  label,
}: {
  /** What it is for: "Try it". */
  readonly lead: string;
  readonly value: string;
  /** Of the copy button. */
  readonly label: string;
}) {
  return (
    <div>
      <p className={styles.lead}>{lead}</p>
      <div className={styles.text}>
        <code>{value}</code>
        <CopyButton value={value} label={label} />
      </div>
    </div>
  );
}
