import type { DocPart } from '@/lib/docs/outline';
import styles from './docs.module.css';

/** The parts of a page, beside it where there is room. */
export function OnThisPage({ parts }: { readonly parts: readonly DocPart[] }) {
  const shown = parts.filter(({ level }) => level === 2 || level === 3);
  if (shown.length < 3) return null;
  return (
    <nav aria-label="On this page" className={styles.parts}>
      <h2>On this page</h2>
      <ul>
        {shown.map(({ level, title, anchor }) => (
          <li key={anchor} data-level={level}>
            <a href={`#${anchor}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
