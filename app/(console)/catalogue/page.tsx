import type { Metadata } from 'next';
import { OfferingsTable } from '@/components/catalogue/OfferingsTable';
import { FillPage } from '@/components/ui/FillPage';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listOfferings } from '@/lib/catalog/offering-list';
import { readOfferingQuery } from '@/lib/catalog/offering-query';
import { offeringRows } from '@/lib/catalog/server/offering-rows';
import { withClearance } from '@/lib/sensitivity/server/row-clearance';
import { pageEnvironment } from '../routing/environment';
import { CatalogueHead } from './CatalogueHead';
import {
  bulkEditAction,
  editChoicesAction,
  previewBulkEditAction,
  saveCellAction,
  undoChangesAction,
} from './edit-actions';
import { listViews } from './list-views';

export const metadata: Metadata = { title: 'Offerings' };

const EDITING = {
  saveCell: saveCellAction,
  choices: editChoicesAction,
  preview: previewBulkEditAction,
  apply: bulkEditAction,
  undo: undoChangesAction,
};

export default async function OfferingsPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  const params = await searchParams;
  const views = await listViews('offerings', '/catalogue', Object.keys(params).length === 0, caller);
  const { query } = readOfferingQuery(params);
  const found = listOfferings(await offeringRows(), { ...query, offset: 0, limit: 100 });
  const environment = await pageEnvironment(searchParams);
  const list = { ...found, rows: await withClearance(found.rows, environment.key, new Date()) };
  const search = new URLSearchParams(
    Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
  return (
    <FillPage>
      <CatalogueHead title="Offerings" />
      <OfferingsTable
        search={search}
        list={list}
        views={views}
        editing={allows(caller.roles, 'offering.update') ? EDITING : null}
      />
    </FillPage>
  );
}
