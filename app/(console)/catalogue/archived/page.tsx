import type { Metadata } from 'next';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { Link } from '@/components/ui/Link';
import { recordHistoryHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { PlainTable } from '@/components/ui/PlainTable';
import { requireCaller } from '@/lib/auth/server/session';
import { archivedRecords } from '@/lib/catalog/server/archived-queries';

export const metadata: Metadata = { title: 'Archived' };

export default async function ArchivedPage() {
  await requireCaller();
  const records = await archivedRecords();
  return (
    <Page>
      <PageHeader
        title="Archived"
        description="Out of every list, with all that was known. Open the history of one to restore it."
      />
      {records.length === 0 ? (
        <EmptyState title="Nothing is archived">
          Offerings, models and vendors that are archived by hand or by an import are kept here.
        </EmptyState>
      ) : (
        <PlainTable label="Archived records">
          <thead>
            <tr>
              <th scope="col">Key</th>
              <th scope="col">What it is</th>
              <th scope="col">Name</th>
              <th scope="col">Archived</th>
            </tr>
          </thead>
          <tbody>
            {records.map(({ kind, key, name, archivedAt }) => (
              <tr key={`${kind} ${key}`}>
                <th scope="row">
                  <Link href={recordHistoryHref(kind, key)} prefetch={false}>
                    {key}
                  </Link>
                </th>
                <td data-label="What it is">{kind}</td>
                <td data-label="Name">{name}</td>
                <td data-label="Archived">
                  <DateTime at={archivedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
    </Page>
  );
}
