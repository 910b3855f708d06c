import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { ArchiveIfFree } from '@/components/routing/vocabulary/ArchiveIfFree';
import { AttributeForm } from '@/components/routing/vocabulary/AttributeForm';
import { WhereNamed } from '@/components/routing/vocabulary/WhereNamed';
import { ATTRIBUTES_HREF } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { getAttribute } from '@/lib/routing/server/vocabulary-queries';
import { pageEnvironment } from '../../../routing/environment';
import { archiveAttributeAction, updateAttributeAction } from '../../vocabulary-actions';

export const metadata: Metadata = { title: 'Attribute' };

export default async function AttributePage({
  params,
  searchParams,
}: {
  params: Promise<{ attribute: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  const { attribute: key } = await params;
  const [found, environment] = await Promise.all([getAttribute(key), pageEnvironment(searchParams)]);
  const { uses, ...attribute } = found ?? notFound();
  return (
    <div className={styles.stack}>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="attribute" id={attribute.id} />}
        title={attribute.key}
        description="Each environment follows a change at its next publish."
        actions={
          allows(caller.roles, 'attribute.archive') && (
            <ArchiveIfFree
              thing={attribute}
              what="attribute"
              uses={uses}
              denied="sends"
              back={ATTRIBUTES_HREF}
              archive={archiveAttributeAction}
            />
          )
        }
      />
      {allows(caller.roles, 'attribute.update') ? (
        <AttributeForm
          key={attribute.id}
          existing={attribute}
          uses={uses}
          environment={environment.key}
          save={updateAttributeAction}
        />
      ) : (
        <p>Values: {attribute.values.join(', ') || 'any'}</p>
      )}
      <WhereNamed
        uses={uses}
        environment={environment.key}
        nowhere="Nowhere yet: no condition reads it and no saved request states it."
      />
    </div>
  );
}
