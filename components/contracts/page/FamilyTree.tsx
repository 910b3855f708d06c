import Link from 'next/link';
import { CalendarDate } from '@/components/ui/DateTime';
import { contractHref } from '@/components/ui/links/contracts';
import { PlainTable } from '@/components/ui/PlainTable';
import { Unknown } from '@/components/ui/Unknown';
import { contractKindName } from '@/lib/contracts/contract-kinds';
import type { FamilyMember } from '@/lib/contracts/contract-page';
import { StatusSign } from '../StatusSign';
import styles from './page.module.css';

/** What amends and belongs to what, as a tree, with what weighs how much. */
export function FamilyTree({
  family,
  own,
}: {
  readonly family: readonly FamilyMember[];
  /** The number of the contract whose page it is. */
  readonly own: string;
}) {
  const depth = (member: FamilyMember): number => {
    const above = family.find(({ number }) => number === member.parent);
    return above ? depth(above) + 1 : 0;
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
        {family.map((member) => (
          <tr key={member.number}>
            <th scope="row">
              <span className={styles.branch} style={{ paddingInlineStart: depth(member) * 20 }}>
                {member.number === own ? (
                  <strong>{member.number}</strong>
                ) : (
                  <Link href={contractHref(member.number)}>{member.number}</Link>
                )}{' '}
                <span className={styles.quiet}>{member.known?.title ?? 'limited to others'}</span>
              </span>
            </th>
            <td data-label="Kind">{contractKindName(member.kind)}</td>
            <td data-label="Status">
              {member.known ? <StatusSign status={member.known.status} /> : <Unknown what="Limited" />}
            </td>
            <td data-label="Counts to" className={styles.day}>
              {member.known ? (
                <CalendarDate date={member.known.lastDay} absent="no end" />
              ) : (
                <Unknown what="Limited" />
              )}
            </td>
            <td data-label="Precedence" data-align="end">
              {member.precedence}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
