import { IconArrowsSort, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { changeLines } from '@/lib/routing/change-words';
import type { Change, FieldChange } from '@/lib/routing/diff';
import styles from './changes.module.css';
import { count } from './DraftBar';

const VERBS = {
  added: { icon: IconPlus, word: 'New', color: 'var(--good)' },
  removed: { icon: IconMinus, word: 'Removed', color: 'var(--bad)' },
  changed: { icon: IconPencil, word: 'Changed', color: 'var(--information)' },
  moved: { icon: IconArrowsSort, word: 'Moved', color: 'var(--information)' },
} as const;

/** Past this many nobody reads on: the number says the rest, and the documents have it. */
const SHOWN = 500;

/** What routers would get otherwise, change by change, with each field before and after; mere names stand together. */
export function ChangesList({ changes }: { readonly changes: readonly Change[] }) {
  const groups = grouped(changes.slice(0, SHOWN));
  return (
    <ul className={styles.changes}>
      {groups.map(([first, ...more]) => {
        const { icon: Icon, word, color } = VERBS[first.kind];
        return (
          <li
            key={`${first.kind} ${first.subject} ${first.taskClass} ${first.name}`}
            className={styles.change}
          >
            <Icon size={16} aria-hidden style={{ color, flex: 'none', marginTop: 2 }} />
            <div style={{ minWidth: 0, flex: 1 }}>
              <span className={styles.verb} style={{ color }}>
                {word}
              </span>{' '}
              {more.length === 0 ? (
                <>
                  {first.subject} <strong>{nameOf(first)}</strong>
                </>
              ) : (
                <>
                  {PLURALS[first.subject]} ({more.length + 1}){' '}
                  <span className={styles.names}>{[first, ...more].map(nameOf).join(', ')}</span>
                </>
              )}
              {first.subject === 'rule' && ` in ${first.taskClass}`}
              {first.fields.map((field) => (
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

type Group = [Change, ...Change[]];

const PLURALS: Readonly<Record<Change['subject'], string>> = {
  rule: 'rules',
  'task class': 'task classes',
  offering: 'offerings',
  vocabulary: 'vocabularies',
};

/** Changes of one kind that say no more than a name are one group, where the first of them stands. */
function grouped(changes: readonly Change[]): readonly Group[] {
  const groups: Group[] = [];
  const named = new Map<string, Group>();
  for (const change of changes) {
    const kind = `${change.kind} ${change.subject}`;
    const group = named.get(kind);
    if (change.subject === 'rule' || change.fields.length > 0) groups.push([change]);
    else if (group) group.push(change);
    else {
      const begun: Group = [change];
      named.set(kind, begun);
      groups.push(begun);
    }
  }
  return groups;
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
