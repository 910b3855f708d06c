import type { Metadata } from 'next';
import { ScatterScreen } from '@/components/catalogue/scatter/ScatterScreen';
import { FillPage } from '@/components/ui/FillPage';
import { requireCaller } from '@/lib/auth/server/session';
import { readAxes } from '@/lib/catalog/scatter';
import { scatterView } from '@/lib/catalog/server/scatter-queries';
import { CatalogueHead } from '../CatalogueHead';

export const metadata: Metadata = { title: 'Scatter of offerings' };

export default async function ScatterPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  await requireCaller();
  const params = new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  return (
    <FillPage>
      <CatalogueHead title="Scatter of offerings" />
      <ScatterScreen search={params.toString()} view={await scatterView(params, readAxes(params))} />
    </FillPage>
  );
}
