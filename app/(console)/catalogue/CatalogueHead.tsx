import { CatalogueTabs } from '@/components/catalogue/CatalogueTabs';
import { formatCount } from '@/components/ui/format-number';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';

/** The heading of the catalogue's lists, with how much each holds. */
export async function CatalogueHead({ title }: { readonly title: string }) {
  const { rows, records } = await catalogueSnapshot();
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <CatalogueTabs
        counts={{
          '/catalogue': formatCount(rows.length),
          '/catalogue/models': formatCount(records.models.size),
          '/catalogue/vendors': formatCount(records.vendors.size),
        }}
      />
    </>
  );
}
