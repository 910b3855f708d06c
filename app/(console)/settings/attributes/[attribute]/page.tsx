import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import styles from '@/components/access/access.module.css';
import { UsesList } from '@/components/routing/UsesList';
import { ArchiveWord } from '@/components/routing/vocabulary/ArchiveWord';
import { AttributeForm } from '@/components/routing/vocabulary/AttributeForm';
import { ATTRIBUTES_HREF } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
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
  const free = uses.every((use) => use.kind === 'version');
  return (
    <div className={styles.stack}>
      <PageHeader
        title={attribute.key}
        description="Each environment follows a change at its next publish."
        actions={
          free &&
          allows(caller.roles, 'attribute.archive') && (
            <ArchiveWord
              thing={attribute}
              what="attribute"
              effect={`${uses.length > 0 ? 'No draft names it any more, though what is active does. ' : 'Nothing names it. '}Once an environment publishes again, a request that still sends it is denied.`}
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
      <Section title="Where it is named">
        {uses.length === 0 ? (
          <p>Nowhere yet: no condition reads it and no saved request states it.</p>
        ) : (
          <UsesList uses={uses} environment={environment.key} label="Where it is named" />
        )}
      </Section>
    </div>
  );
}
