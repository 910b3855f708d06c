import type { Conflict } from '@/lib/routing/rebase';
import { RULE_FIELD_WORDS } from '@/lib/routing/rule-field-words';
import type { RuleChange } from '@/lib/routing/source-diff';
import styles from './rebase.module.css';

const VERBS = { added: 'new', removed: 'removed', changed: 'changed', moved: 'moved' } as const;

/** What one side alone changed, rule by rule: it is taken as it is. */
export function MergedList({
  changes,
  conflicts,
  none,
}: {
  readonly changes: readonly RuleChange[];
  /** What is decided above is not listed again. */
  readonly conflicts: readonly Conflict[];
  readonly none: string;
}) {
  const taken = changes.flatMap((change) => without(change, conflicts));
  if (taken.length === 0) return <p className={styles.quiet}>{none}</p>;
  return (
    <ul className={styles.merged}>
      {taken.map(({ kind, taskClass, rule, fields }) => (
        <li key={`${kind} ${rule}`}>
          <strong>{rule}</strong> <span className={styles.quiet}>of {taskClass}</span> {VERBS[kind]}
          {fields.length > 0 && `: ${fields.map((field) => RULE_FIELD_WORDS[field]).join(', ')}`}
        </li>
      ))}
    </ul>
  );
}

function without(change: RuleChange, conflicts: readonly Conflict[]): RuleChange[] {
  const own = conflicts.filter((conflict) =>
    conflict.kind === 'order'
      ? change.kind === 'moved' && conflict.taskClass === change.taskClass
      : conflict.rule === change.rule && change.kind !== 'moved',
  );
  if (own.some(({ kind }) => kind !== 'field')) return [];
  const disputed = own.flatMap((conflict) => (conflict.kind === 'field' ? [conflict.field] : []));
  const fields = change.fields.filter((field) => !disputed.includes(field));
  if (disputed.length > 0 && fields.length === 0) return [];
  return [{ ...change, fields }];
}
