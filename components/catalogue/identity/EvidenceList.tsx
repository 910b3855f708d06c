import { IconMinus, IconPlus } from '@tabler/icons-react';
import type { Evidence } from '@/lib/catalog/compared-model';
import styles from './identity.module.css';

/** What speaks for two models being the same, and what against it. */
export function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  if (evidence.length === 0)
    return <p className={styles.quiet}>Nothing recorded speaks for it or against it.</p>;
  return (
    <ul className={styles.evidence}>
      {evidence.map(({ kind, says, weight }) => (
        <li key={kind} data-against={weight < 0 || undefined}>
          {weight < 0 ? <IconMinus size={14} aria-hidden /> : <IconPlus size={14} aria-hidden />}
          <span>
            <span className="visually-hidden">{weight < 0 ? 'Against: ' : 'For: '}</span>
            {says}
          </span>
        </li>
      ))}
    </ul>
  );
}
