import type { Metadata } from 'next';
import { AppliedImport } from '@/components/imports/AppliedImport';
import { ImportHeader } from '@/components/imports/ImportHeader';
import { ImportReview } from '@/components/imports/ImportReview';
import { UndoImport } from '@/components/imports/UndoImport';
import { FillPage } from '@/components/ui/FillPage';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { importDetail } from '@/lib/catalog/server/import-queries';
import { usesByOffering } from '@/lib/routing/offering-use';
import { offeringUses } from '@/lib/routing/server/offering-uses-queries';
import { found } from '../../found';
import { applyImportAction, discardImportAction, undoImportAction } from '../actions';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const { roles } = await requireCaller();
  const { id } = await params;
  const detail = await found(importDetail(id));
  const { preview, applied } = detail;
  const actions = allows(roles, 'import.apply')
    ? { apply: applyImportAction, undo: undoImportAction, discard: discardImportAction }
    : null;
  return (
    <FillPage>
      <ImportHeader
        detail={detail}
        actions={
          <>
            <TrailLink roles={roles} type="import" id={id} />
            {actions && applied && detail.state === 'applied' && (
              <UndoImport detail={detail} applied={applied} undo={actions.undo} />
            )}
          </>
        }
      />
      {preview ? (
        <ImportReview
          detail={detail}
          preview={preview}
          routed={Object.fromEntries(usesByOffering(await offeringUses()))}
          actions={actions}
        />
      ) : (
        <AppliedImport detail={detail} />
      )}
    </FillPage>
  );
}
