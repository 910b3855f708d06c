import type { Metadata } from 'next';
import { VendorsTable } from '@/components/catalogue/VendorsTable';
import { FillPage } from '@/components/ui/FillPage';
import { requireCaller } from '@/lib/auth/server/session';
import { vendorRegister } from '@/lib/contracts/server/vendor-register';
import { utcDate } from '@/lib/core/time';
import { CatalogueHead } from '../CatalogueHead';
import { listViews } from '../list-views';

export const metadata: Metadata = { title: 'Vendors' };

export default async function VendorsPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  const bare = Object.keys(await searchParams).length === 0;
  const views = await listViews('vendors', '/catalogue/vendors', bare, caller);
  return (
    <FillPage>
      <CatalogueHead title="Vendors" />
      <VendorsTable views={views} vendors={await vendorRegister(caller, utcDate(new Date()))} />
    </FillPage>
  );
}
