import { Link } from '@/components/ui/Link';
import { type WaitingWork, WORK_WORDS } from '@/lib/auth/hand-over';
import styles from '../access.module.css';

/** What waits for a person, of one kind: how much, what becomes of it, and what it is. */
export function WorkItems({ work: { kind, count, items } }: { readonly work: WaitingWork }) {
  const { label, note } = WORK_WORDS[kind];
  return (
    <div className={styles.itemWords}>
      <div>
        <span className={styles.itemName}>{label}</span> <span className="numeric">{count}</span>
      </div>
      <p className={styles.note}>{note}</p>
      <details className={styles.note}>
        <summary>Show {count === 1 ? 'it' : 'them'}</summary>
        <ul className={styles.members}>
          {items.map((item) => (
            <li key={item.label + item.href}>
              {item.href === '' ? item.label : <Link href={item.href}>{item.label}</Link>}
            </li>
          ))}
          {count > items.length && <li>and {count - items.length} more</li>}
        </ul>
      </details>
    </div>
  );
}
