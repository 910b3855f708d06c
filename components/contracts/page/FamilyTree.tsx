import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { contractHref } from '@/components/ui/links/contracts';
import { PlainTable } from '@/components/ui/PlainTable';
import { Unknown } from '@/components/ui/Unknown';
import { contractKindName } from '@/lib/contracts/contract-kinds';
import type { FamilyMember } from '@/lib/contracts/contract-page';
import { StatusSign } from '../StatusSign';
import styles from './page.module.css';

const LIMITED = <Unknown what="Limited to its owner and readers" />;

/** What amends and belongs to what, as a tree, with what weighs how much. */
export function FamilyTree({
  family,
  own,
}: {
  readonly family: readonly FamilyMember[];
  /** The number of the contract whose page it is. */
  readonly own: string;
}) {
  const depth = (parent: string | null): number => {
    const above = family.find(({ number }) => number === parent);
    return above ? depth(above.parent) + 1 : 0;
  };
  return (
    <PlainTable label="Amendments and annexes">
      <thead>
        <tr>
          <th scope="col">Contract</th>
          <th scope="col">Kind</th>
          <th scope="col">Status</th>
          <th scope="col">Counts to</th>
          <th scope="col" data-align="end">
            Precedence
          </th>
        </tr>
      </thead>
      <tbody>
        {family.map(({ number, parent, known }) => (
          <tr key={number}>
            <th scope="row">
              <span className={styles.branch} style={{ paddingInlineStart: depth(parent) * 20 }}>
                {number === own ? (
                  <strong>{number}</strong>
                ) : (
                  <Link href={contractHref(number)}>{number}</Link>
                )}{' '}
                <span className={styles.quiet}>{known?.title ?? 'limited to others'}</span>
              </span>
            </th>
            <td data-label="Kind">{known ? contractKindName(known.kind) : LIMITED}</td>
            <td data-label="Status">{known ? <StatusSign status={known.status} /> : LIMITED}</td>
            <td data-label="Counts to" className={styles.day}>
              {known ? <CalendarDate date={known.lastDay} absent="no end" /> : LIMITED}
            </td>
            <td data-label="Precedence" data-align="end">
              {known?.precedence ?? LIMITED}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
