import { IconArrowsSort, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { changeLines } from '@/lib/routing/change-words';
import type { Change, FieldChange } from '@/lib/routing/diff';
import { count } from './DraftBar';
import styles from './routing.module.css';

const VERBS = {
  added: { icon: IconPlus, word: 'New', color: 'var(--good)' },
  removed: { icon: IconMinus, word: 'Removed', color: 'var(--bad)' },
  changed: { icon: IconPencil, word: 'Changed', color: 'var(--information)' },
  moved: { icon: IconArrowsSort, word: 'Moved', color: 'var(--information)' },
} as const;

/** Past this many nobody reads on: the number says the rest, and the documents have it. */
const SHOWN = 500;

/** What routers would get otherwise, change by change, with each field before and after. */
export function ChangesList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <ul className={styles.changes}>
      {changes.slice(0, SHOWN).map((change) => {
        const { icon: Icon, word, color } = VERBS[change.kind];
        return (
          <li
            key={`${change.kind} ${change.subject} ${change.taskClass} ${change.name}`}
            className={styles.change}
          >
            <Icon size={16} aria-hidden style={{ color, flex: 'none', marginTop: 2 }} />
            <div style={{ minWidth: 0, flex: 1 }}>
              <span className={styles.verb} style={{ color }}>
                {word}
              </span>{' '}
              {change.subject} <strong>{nameOf(change)}</strong>
              {change.subject === 'rule' && ` in ${change.taskClass}`}
              {change.fields.map((field) => (
                <ChangeLines key={field.field} field={field} />
              ))}
            </div>
          </li>
        );
      })}
      {changes.length > SHOWN && (
        <li className={styles.change}>And {count(changes.length - SHOWN, 'change')} more.</li>
      )}
    </ul>
  );
}

function ChangeLines({ field }: { readonly field: FieldChange }) {
  return changeLines(field).map(({ label, before, after }) => (
    <div key={label} className={styles.fieldChange}>
      <span className={styles.fieldName}>{label}</span>
      <span>
        {before !== null && <del className={styles.before}>{before}</del>}
        {before !== null && after !== null && ' → '}
        {after !== null && (
          <ins className={styles.after} style={{ textDecoration: 'none' }}>
            {after}
          </ins>
        )}
      </span>
    </div>
  ));
}

function nameOf({ subject, name }: Change): string {
  return subject === 'vocabulary' && name === 'regionGroups' ? 'region groups' : name;
}
