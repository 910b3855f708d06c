import { Progress } from '@mantine/core';
import type { Progress as Counts } from '@/lib/contracts/clause-desk';
import styles from './desk.module.css';

/** How far the review is, in numbers and as a bar. */
export function DeskProgress({
  progress: { types, decided, waiting, missing },
}: {
  readonly progress: Counts;
}) {
  const part = (count: number) => (types === 0 ? 0 : (count / types) * 100);
  return (
    <div className={styles.progress}>
      <span className="numeric">
        {decided} of {types} decided
        {waiting > 0 && ` · ${waiting} waiting`}
        {missing > 0 && ` · ${missing} missing`}
      </span>
      <Progress.Root size="sm" aria-hidden>
        <Progress.Section value={part(decided)} color="var(--good)" />
        <Progress.Section value={part(waiting)} color="var(--information)" />
      </Progress.Root>
    </div>
  );
}
