import { IconColumns } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { AddToComparison } from '@/components/catalogue/AddToComparison';
import { CompareTable } from '@/components/catalogue/CompareTable';
import styles from '@/components/catalogue/compare.module.css';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { calculatorHref, compareOfferingsHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireCaller } from '@/lib/auth/server/session';
import { COMPARED_AT_MOST, compareOfferings } from '@/lib/catalog/compare';
import { findOfferings } from '@/lib/catalog/server/offering-detail';

export const metadata: Metadata = { title: 'Compare offerings' };

export default async function ComparePage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireCaller();
  const { offering, only } = await searchParams;
  const wanted = [...new Set([offering ?? []].flat())].slice(0, COMPARED_AT_MOST);
  const onlyDifferences = only === 'differences';
  const now = new Date();
  const details = await findOfferings(wanted, now);
  const keys = details.map(({ row }) => row.key);
  const gone = wanted.filter((key) => !keys.includes(key));
  const rows = compareOfferings(details, now);
  const differences = rows.filter(({ differs }) => differs).length;
  return (
    <Page>
      <PageHeader
        title="Compare offerings"
        description={`Up to ${COMPARED_AT_MOST} side by side, in the same order whoever sells them. Prices in USD, in force now; each value says its source when it is pointed at.`}
        actions={
          keys.length > 1 && (
            <>
              <LinkButton variant="default" href={calculatorHref(keys)}>
                What they cost
              </LinkButton>
              <LinkButton variant="default" href={compareOfferingsHref(keys, !onlyDifferences)}>
                {onlyDifferences ? 'Show everything' : `Show only what differs (${differences})`}
              </LinkButton>
            </>
          )
        }
      />
      {gone.length > 0 && (
        <p role="status">
          {gone.join(', ')} {gone.length === 1 ? 'is' : 'are'} not in the catalogue.
        </p>
      )}
      {keys.length < COMPARED_AT_MOST && (
        <div className={styles.add}>
          <AddToComparison keys={keys} onlyDifferences={onlyDifferences} />
        </div>
      )}
      {keys.length === 0 ? (
        <EmptyState icon={<IconColumns />} title="Nothing to compare yet">
          Add offerings here, or select them{' '}
          <span className="prose">
            <Link href="/catalogue">in the list</Link>
          </span>
          . The address then names them: send it to whoever should see the same.
        </EmptyState>
      ) : (
        <>
          {onlyDifferences && differences === 0 && (
            <p>They do not differ in anything that is known of them.</p>
          )}
          <CompareTable
            offerings={details.map(({ row }) => row)}
            rows={rows}
            onlyDifferences={onlyDifferences && keys.length > 1}
          />
          {onlyDifferences && keys.length > 1 && differences > 0 && (
            <p>{formatPlural(rows.length - differences, 'line')} that say the same of all are left out.</p>
          )}
        </>
      )}
    </Page>
  );
}
