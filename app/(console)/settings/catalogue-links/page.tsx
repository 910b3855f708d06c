import { IconLink } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { CatalogLinkList } from '@/components/access/CatalogLinkList';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listCatalogLinks } from '@/lib/catalog/server/link-queries';
import { Refusal } from '../refusal';
import { revokeCatalogLinkAction } from './actions';

export const metadata: Metadata = { title: 'Catalogue addresses' };

export default async function CatalogLinksPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'catalog_link.create')) return <Refusal action="catalog_link.create" />;
  const links = await listCatalogLinks(caller);
  const create = <LinkButton href="/settings/catalogue-links/new">New address</LinkButton>;
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Catalogue addresses"
        description="Secret addresses at which tools that cannot send a token read the catalogue, in the formats of models.dev and LiteLLM, and nothing else."
        actions={create}
      />
      {links.length > 0 ? (
        <CatalogLinkList links={links} revoke={revokeCatalogLinkAction} />
      ) : (
        <EmptyState icon={<IconLink />} title="No addresses yet" action={create}>
          Make one to point LiteLLM, opencode or any tool that reads their price lists at this catalogue.
        </EmptyState>
      )}
    </div>
  );
}
