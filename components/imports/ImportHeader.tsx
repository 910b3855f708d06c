import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/DateTime';
import { formatDate } from '@/components/ui/format-date';
import { PageHeader } from '@/components/ui/PageHeader';
import type { ImportDetail } from '@/lib/catalog/import/preview';
import { ImportStateSign } from './ImportStateSign';
import { givenAs, previewSentence, rowsRead } from './import-words';

/** What an import is of, how it stands, and in a sentence what it would do or who decided on it. */
export function ImportHeader({
  detail,
  actions,
}: {
  readonly detail: ImportDetail;
  readonly actions: ReactNode;
}) {
  const { preview } = detail;
  return (
    <PageHeader
      title={detail.sourceName}
      signs={<ImportStateSign state={detail.state} current={detail.current} />}
      description={
        <>
          {preview ? previewSentence(preview) : <Decided detail={detail} />} {givenAs(detail)} of{' '}
          {formatDate(detail.asOf)}, {rowsRead(detail)}
          {detail.createdBy && `; begun by ${detail.createdBy}`}.
        </>
      }
      actions={actions}
    />
  );
}

function Decided({ detail }: { readonly detail: ImportDetail }) {
  const { appliedAt, appliedBy, undoneAt, undoneBy } = detail;
  if (appliedAt === null) return 'Nothing of it was applied.';
  return (
    <>
      Applied {appliedBy && `by ${appliedBy} `}on <DateTime at={appliedAt} />
      {undoneAt !== null && (
        <>
          , undone {undoneBy && `by ${undoneBy} `}on <DateTime at={undoneAt} />
        </>
      )}
      .
    </>
  );
}
