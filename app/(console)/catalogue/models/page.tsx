import type { Metadata } from 'next';
import { ModelsTable } from '@/components/catalogue/ModelsTable';
import { FillPage } from '@/components/ui/FillPage';
import { requireCaller } from '@/lib/auth/server/session';
import { listModels } from '@/lib/catalog/server/model-detail';
import { CatalogueHead } from '../CatalogueHead';
import { listViews } from '../list-views';

export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  const bare = Object.keys(await searchParams).length === 0;
  const views = await listViews('models', '/catalogue/models', bare, caller);
  const models = await listModels();
  return (
    <FillPage>
      <CatalogueHead title="Models" />
      {/* Descriptions are long, and the list does not show them. */}
      <ModelsTable views={views} models={models.map((model) => ({ ...model, description: null }))} />
    </FillPage>
  );
}
