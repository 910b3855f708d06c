import type { Metadata } from 'next';
import styles from '@/components/catalogue/catalogue.module.css';
import { VendorsTable } from '@/components/catalogue/VendorsTable';
import { requireCaller } from '@/lib/auth/server/session';
import { listVendors } from '@/lib/catalog/server/vendor-detail';
import { CatalogueHead } from '../CatalogueHead';

export const metadata: Metadata = { title: 'Vendors' };

export default async function VendorsPage() {
  await requireCaller();
  return (
    <div className={styles.list}>
      <CatalogueHead title="Vendors" />
      <VendorsTable vendors={await listVendors()} />
    </div>
  );
}
