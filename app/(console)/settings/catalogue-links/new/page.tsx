import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { CatalogLinkForm } from '@/components/access/CatalogLinkForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { env } from '@/lib/env';
import { Refusal } from '../../refusal';
import { createCatalogLinkAction } from '../actions';

export const metadata: Metadata = { title: 'New catalogue address' };

export default async function NewCatalogLinkPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'catalog_link.create')) return <Refusal action="catalog_link.create" />;
  return (
    <div className={styles.stack}>
      <PageHeader
        title="New catalogue address"
        description="Whoever knows it reads the catalogue with its prices. It is shown once."
      />
      <CatalogLinkForm origin={env().NEXTAUTH_URL} create={createCatalogLinkAction} />
    </div>
  );
}
