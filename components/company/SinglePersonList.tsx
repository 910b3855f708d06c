import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { reviewDeskHref } from '@/components/ui/links/contracts';
import type { SinglePersonApproval } from '@/lib/contracts/company';
import styles from './company.module.css';

const KINDS: Readonly<Record<string, string>> = {
  clause: 'A clause',
  law: 'A law',
  obligations: 'What a label asks for',
  exception: 'An exception',
  attribute: 'A value of the catalogue',
  path: 'A way that data takes',
};

/** What is in force and was approved by its author alone. */
export function SinglePersonList({ approvals }: { readonly approvals: readonly SinglePersonApproval[] }) {
  return (
    <ul className={styles.list}>
      {approvals.map(({ id, kind, subject, approvedAt, clause }) => (
        <li key={id}>
          {clause ? (
            <Link href={reviewDeskHref(clause.contract, clause.id)}>
              {clause.contract}: {clause.type.replaceAll('_', ' ')}
            </Link>
          ) : (
            <>
              {KINDS[kind] ?? kind}
              {kind !== 'clause' && `: ${subject}`}
            </>
          )}{' '}
          · <DateTime at={approvedAt} />
        </li>
      ))}
    </ul>
  );
}
