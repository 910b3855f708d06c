import type { Metadata } from 'next';
import { ModelSuggestions } from '@/components/catalogue/identity/ModelSuggestions';
import { formatPlural } from '@/components/ui/format-number';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listModelSuggestions } from '@/lib/catalog/server/model-suggestions';
import { undoChangesAction } from '../../edit-actions';
import { joinModelsAction, keepModelsApartAction } from '../../identity-actions';

export const metadata: Metadata = { title: 'Models that may be the same' };

/** More than anybody decides at one sitting; decided pairs make room for the next. */
const SHOWN = 100;

export default async function SameModelsPage() {
  const caller = await requireCaller();
  const { suggestions, total } = await listModelSuggestions(SHOWN);
  const may = allows(caller.roles, 'model.join');
  return (
    <Page>
      <PageHeader
        title="Models that may be the same"
        description={`${formatPlural(total, 'pair')}. Joining moves offerings, other names and measurements to the model that stays, and can be undone. Rules name offerings, so no policy changes; regional profiles stay offerings of their own.`}
      />
      <ModelSuggestions
        suggestions={suggestions}
        total={total}
        actions={
          may ? { join: joinModelsAction, keepApart: keepModelsApartAction, undo: undoChangesAction } : null
        }
      />
    </Page>
  );
}
