import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApiOperation } from '@/components/docs/ApiOperation';
import styles from '@/components/docs/prose.module.css';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireSignedIn } from '@/lib/auth/server/session';
import { REFERENCE_GROUPS, referenceOf } from '@/lib/openapi/reference';

type Props = { readonly params: Promise<{ readonly tag: string }> };

const groupOf = async ({ params }: Props) => {
  const { tag } = await params;
  return REFERENCE_GROUPS.find(({ key }) => key === tag);
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await groupOf(props))?.title ?? 'API reference' };
}

export default async function ApiGroupPage(props: Props) {
  await requireSignedIn();
  const group = await groupOf(props);
  if (!group) notFound();
  return (
    <div className={styles.prose}>
      <PageHeader title={group.title} />
      {referenceOf(group.key).map((entry) => (
        <ApiOperation key={entry.operation.id} {...entry} />
      ))}
    </div>
  );
}
