import type { Metadata } from 'next';
import styles from '@/components/docs/docs.module.css';
import { Link } from '@/components/ui/Link';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { requireSignedIn } from '@/lib/auth/server/session';
import { searchDocs } from '@/lib/docs/server/search-docs';

export const metadata: Metadata = { title: 'Search the documentation' };

export default async function DocSearchPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly q?: string | string[] }>;
}) {
  await requireSignedIn();
  const { q } = await searchParams;
  const asked = String(q ?? '')
    .trim()
    .slice(0, 200);
  const hits = asked ? await searchDocs(asked) : [];
  return (
    <Page>
      <PageHeader
        title="Search the documentation"
        description={
          asked
            ? `${hits.length === 0 ? 'Nothing' : hits.length} found for “${asked}”.`
            : 'Type what you look for.'
        }
      />
      <ol className={styles.hits}>
        {hits.map(({ href, doc, title, excerpt }) => (
          <li key={href}>
            <Link href={href}>{title === doc ? title : `${doc}: ${title}`}</Link>
            <p>{excerpt}</p>
          </li>
        ))}
      </ol>
    </Page>
  );
}
