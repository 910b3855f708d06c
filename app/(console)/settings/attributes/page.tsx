import { IconTags } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { VocabularyList } from '@/components/routing/vocabulary/VocabularyList';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { ATTRIBUTES_HREF, attributeHref } from '@/components/ui/links/vocabulary';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listAttributes } from '@/lib/routing/server/vocabulary-queries';

export const metadata: Metadata = { title: 'Attributes' };

export default async function AttributesPage() {
  const caller = await requireCaller();
  const attributes = await listAttributes();
  const create = allows(caller.roles, 'attribute.create') && (
    <LinkButton href={`${ATTRIBUTES_HREF}/new`}>New attribute</LinkButton>
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Attributes"
        description="What requests may say of themselves, so that conditions can ask for it. A request with any other is denied."
        actions={create}
      />
      {attributes.length === 0 ? (
        <EmptyState icon={<IconTags />} title="No attributes yet" action={create}>
          An attribute, such as country, lets a rule treat some requests differently.
        </EmptyState>
      ) : (
        <VocabularyList
          label="Attributes"
          what={['Attribute', 'Values']}
          entries={attributes.map(({ key, values, uses }) => ({
            key,
            href: attributeHref(key),
            means: values.join(', ') || 'any value',
            uses,
          }))}
        />
      )}
    </div>
  );
}
