import { CatalogueTabs } from '@/components/catalogue/CatalogueTabs';
import { formatCount } from '@/components/ui/format-number';
import { LinkButton } from '@/components/ui/LinkButton';
import {
  ARCHIVED_HREF,
  NEW_MODEL_HREF,
  NEW_OFFERING_HREF,
  NEW_VENDOR_HREF,
} from '@/components/ui/links/catalogue';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { catalogueSnapshot } from '@/lib/catalog/server/snapshot';

const CREATED = [
  { list: 'Offerings', action: 'offering.create', href: NEW_OFFERING_HREF, label: 'New offering' },
  { list: 'Models', action: 'model.create', href: NEW_MODEL_HREF, label: 'New model' },
  { list: 'Vendors', action: 'vendor.create', href: NEW_VENDOR_HREF, label: 'New vendor' },
] as const;

/** The heading of the catalogue's lists, with how much each holds. */
export async function CatalogueHead({ title }: { readonly title: string }) {
  const [caller, { rows, records }] = await Promise.all([requireCaller(), catalogueSnapshot()]);
  const created = CREATED.find(({ list, action }) => list === title && allows(caller.roles, action));
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <CatalogueTabs
        counts={{
          '/catalogue': formatCount(rows.length),
          '/catalogue/models': formatCount(records.models.size),
          '/catalogue/vendors': formatCount(records.vendors.size),
        }}
      >
        {created && (
          <>
            <LinkButton size="compact-sm" variant="subtle" color="gray" href={ARCHIVED_HREF}>
              Archived
            </LinkButton>
            <LinkButton size="compact-sm" variant="default" href={created.href}>
              {created.label}
            </LinkButton>
          </>
        )}
      </CatalogueTabs>
    </>
  );
}
