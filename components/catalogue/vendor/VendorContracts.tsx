import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { CONTRACTS_HREF, contractHref } from '@/components/ui/links/contracts';
import { PlainTable } from '@/components/ui/PlainTable';
import { SampleMark } from '@/components/ui/SampleMark';
import { Section } from '@/components/ui/Section';
import { contractKindName } from '@/lib/contracts/contract-kinds';
import type { RegisterRow } from '@/lib/contracts/register';
import styles from '../catalogue.module.css';

/** The contracts that a vendor is a party of, with when each ends. */
export function VendorContracts({ contracts }: { readonly contracts: readonly RegisterRow[] }) {
  return (
    <Section
      title="Contracts"
      note="What clears its offerings."
      actions={
        <LinkButton variant="default" size="compact-sm" href={CONTRACTS_HREF}>
          Register
        </LinkButton>
      }
    >
      {contracts.length === 0 ? (
        <p className={styles.quiet}>
          None is recorded, so nothing that it sells is cleared beyond what asks for nothing.
        </p>
      ) : (
        <PlainTable label="Contracts" minWidth={560}>
          <thead>
            <tr>
              <th scope="col">Contract</th>
              <th scope="col">Kind</th>
              <th scope="col">Status</th>
              <th scope="col">Counts to</th>
              <th scope="col">Notice by</th>
            </tr>
          </thead>
          <tbody>
            {contracts.map(({ number, known }) => (
              <tr key={number}>
                <th scope="row">
                  {known ? <Link href={contractHref(number)}>{number}</Link> : number}{' '}
                  {known?.sample && <SampleMark />}
                  {known && <span className={styles.request}>{known.title}</span>}
                </th>
                {known ? (
                  <>
                    <td data-label="Kind">{contractKindName(known.kind)}</td>
                    <td data-label="Status">{known.standing.status.replaceAll('_', ' ')}</td>
                    <td data-label="Counts to">
                      <CalendarDate date={known.standing.lastDay} absent="no end" />
                    </td>
                    <td data-label="Notice by">
                      <CalendarDate date={known.standing.dates.noticeDeadline} absent="none" />
                    </td>
                  </>
                ) : (
                  <td colSpan={4}>limited to named readers</td>
                )}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
    </Section>
  );
}
