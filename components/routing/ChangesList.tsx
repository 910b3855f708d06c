import { IconArrowsSort, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import type { JsonValue, Rule } from '@/lib/policy/types';
import { describeCauses, describeShare } from '@/lib/routing/describe';
import type { Change, FieldChange } from '@/lib/routing/diff';
import styles from './routing.module.css';

const VERBS = {
  added: { icon: IconPlus, word: 'New', color: 'var(--good)' },
  removed: { icon: IconMinus, word: 'Removed', color: 'var(--bad)' },
  changed: { icon: IconPencil, word: 'Changed', color: 'var(--information)' },
  moved: { icon: IconArrowsSort, word: 'Moved', color: 'var(--information)' },
} as const;

/** What routers would get otherwise, change by change, with each field before and after. */
export function ChangesList({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <ul className={styles.changes}>
      {changes.map((change) => {
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
              {change.subject} <strong>{change.name}</strong>
              {change.subject === 'rule' && ` in ${change.taskClass}`}
              {change.fields.map((field) => (
                <FieldLine key={field.field} field={field} />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  arms: 'offerings',
  clearance: 'cleared for',
  context: 'context',
  escalate: 'escalation',
  label: 'lowest label',
  maxInput: 'longest input',
  maxOutput: 'longest output',
  needs: 'needs',
  onUnknown: 'if unknown',
  position: 'place',
  requestId: 'request id',
  unlabelled: 'no label means',
  until: 'sold until',
  from: 'sold from',
  when: 'condition',
};

function FieldLine({ field }: { readonly field: FieldChange }) {
  const words = (value: JsonValue | undefined) => fieldWords(field.field, value);
  return (
    <div className={styles.fieldChange}>
      <span className={styles.fieldName}>{FIELD_WORDS[field.field] ?? field.field}</span>
      <span>
        {field.before !== undefined && <del className={styles.before}>{words(field.before)}</del>}
        {field.before !== undefined && field.after !== undefined && ' → '}
        {field.after !== undefined && (
          <ins className={styles.after} style={{ textDecoration: 'none' }}>
            {words(field.after)}
          </ins>
        )}
        {field.before === undefined && field.after === undefined && 'none'}
      </span>
    </div>
  );
}

function fieldWords(field: string, value: JsonValue | undefined): string {
  if (field === 'arms') return (value as unknown as Rule['arms']).map(armWords).join(' · ');
  if (field === 'label' || field === 'unlabelled') {
    const { level, tags } = value as unknown as { level: string; tags: string[] };
    return [level, ...tags].join(', ');
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function armWords(arm: Rule['arms'][number], _index: number, arms: Rule['arms']): string {
  const share = arms.length > 1 ? `${describeShare(arm.weight)} ${arm.name}: ` : '';
  const targets = arm.targets.map(({ offering, on }) =>
    on ? `${offering} (${describeCauses(on)})` : offering,
  );
  return share + targets.join(', then ');
}
