import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { RemoveSample } from '@/components/access/RemoveSample';
import { EmptyState } from '@/components/ui/EmptyState';
import { Facts } from '@/components/ui/Facts';
import { Link } from '@/components/ui/Link';
import { offeringHref, vendorHref } from '@/components/ui/links/catalogue';
import { contractHref } from '@/components/ui/links/contracts';
import { PageHeader } from '@/components/ui/PageHeader';
import { SampleMark } from '@/components/ui/SampleMark';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { REMOVAL_WORD } from '@/lib/contracts/server/sample-commands';
import { sampleContents } from '@/lib/contracts/server/sample-queries';
import { Refusal } from '../refusal';
import { previewRemoveSample, removeSampleAction } from './actions';

export const metadata: Metadata = { title: 'Sample' };

export default async function SamplePage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'sample.remove')) {
    return <Refusal action="sample.remove" />;
  }
  const { vendors, offerings, contracts } = await sampleContents();
  const empty = vendors.length + contracts.length === 0;
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Sample"
        signs={!empty && <SampleMark />}
        description="An invented cloud and lab, so that every screen has something to show. What they promise clears in development alone."
        actions={
          !empty && (
            <RemoveSample word={REMOVAL_WORD} remove={removeSampleAction} preview={previewRemoveSample} />
          )
        }
      />
      {empty ? (
        <EmptyState title="The sample was removed">Everything that is left is real.</EmptyState>
      ) : (
        <Facts
          facts={[
            {
              label: 'Vendors',
              value: (
                <ul className={styles.plainList}>
                  {vendors.map(({ key, name }) => (
                    <li key={key}>
                      <Link href={vendorHref(key)}>{name}</Link>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              label: 'Offerings',
              value: (
                <ul className={styles.plainList}>
                  {offerings.map((key) => (
                    <li key={key}>
                      <Link href={offeringHref(key)}>{key}</Link>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              label: 'Contracts',
              value: (
                <ul className={styles.plainList}>
                  {contracts.map(({ number, title }) => (
                    <li key={number}>
                      <Link href={contractHref(number)}>{number}</Link> {title}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </div>
  );
}
