import { diffWordsWithSpace } from 'diff';
import styles from './history.module.css';

/** Two texts as one, with the words that were taken out and those that came in. */
export function WordDiff({ before, after }: { readonly before: string; readonly after: string }) {
  let at = 0;
  return (
    <span className={styles.diff}>
      {diffWordsWithSpace(before, after).map(({ value, added, removed }) => {
        // Where a part stands among the others is what it is told from them by.
        const key = at++;
        if (added) return <ins key={key}>{value}</ins>;
        if (removed) return <del key={key}>{value}</del>;
        return <span key={key}>{value}</span>;
      })}
    </span>
  );
}
