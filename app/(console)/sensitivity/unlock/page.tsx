import { IconKey } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { UnlockList } from '@/components/sensitivity/unlock/UnlockList';
import { UnlockTools } from '@/components/sensitivity/unlock/UnlockTools';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { PATHS_HREF, UNLOCK_HREF } from '@/components/ui/links/sensitivity';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { PageTabs } from '@/components/ui/PageTabs';
import { requireCaller } from '@/lib/auth/server/session';
import { unlockView } from '@/lib/sensitivity/server/unlock-queries';
import { type PageSearch, pageEnvironment } from '../../routing/environment';

export const metadata: Metadata = { title: 'What a clause would unlock' };

export default async function UnlockPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  const { vendor: asked } = await searchParams;
  const { rows, wayUnknown, offerings } = await unlockView(environment.key, caller, new Date());
  const vendor = typeof asked === 'string' ? asked : null;
  const shown = vendor === null ? rows : rows.filter((row) => row.vendor === vendor);
  const vendors = new Map(rows.map((row) => [row.vendor, row.vendorName]));
  const hrefOf = (key: string) => `${UNLOCK_HREF}?${new URLSearchParams({ vendor: key })}`;
  return (
    <Page>
      <PageHeader
        title="What a clause would unlock"
        description={`The clauses that are missing in ${environment.name}, the one that opens most first: the list to take into a negotiation.`}
        actions={
          shown.length > 0 && <UnlockTools rows={shown} name={`Unlock ${vendor ?? environment.key}`} />
        }
      />
      {wayUnknown > 0 && (
        <p>
          Of {wayUnknown.toLocaleString('en')} of {offerings.toLocaleString('en')} offerings nobody has
          recorded the way that data takes, so that whose clauses are wanted is not known.{' '}
          <Link href={PATHS_HREF}>Record paths</Link>
        </p>
      )}
      {vendors.size > 1 && (
        <PageTabs
          label="With whom"
          tabs={[
            { href: UNLOCK_HREF, label: 'Everybody' },
            ...[...vendors].map(([key, name]) => ({ href: hrefOf(key), label: name })),
          ]}
          open={vendor === null ? UNLOCK_HREF : hrefOf(vendor)}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState icon={<IconKey />} title="No clause would open anything by itself">
          Where the way of data is known, either everything is agreed that labels ask for, or something else
          is missing than a clause. The matrix says what.
        </EmptyState>
      ) : (
        <UnlockList rows={shown} label="Missing clauses" />
      )}
    </Page>
  );
}
