import { db } from '@/lib/db/client';
import { at, byKey, idsOf, onOnePage, type Sources } from './source';

const parts = (key: string): string => key.split('/').map(encodeURIComponent).join('/');
const vendorPath = (key: string): string => `/catalogue/vendors/${encodeURIComponent(key)}`;

/** Records of the catalogue. */
export const CATALOGUE_SUBJECTS: Sources = {
  offering: byKey((key) => `/catalogue/offerings/${parts(key)}`),
  model: byKey((key) => `/catalogue/models/${parts(key)}`),
  vendor: byKey(vendorPath),
  stake: {
    find: async (ids) => {
      const rows = await db().stake.findMany({ where: { id: { in: [...ids] } }, include: { holder: true } });
      return rows.map(({ id, key, holder, archivedAt }) => ({
        id,
        title: key,
        href: archivedAt ? vendorPath(holder.key) : `${vendorPath(holder.key)}/stakes/${id}`,
      }));
    },
    named: async (key) => idsOf(await db().stake.findMany({ where: { key }, select: { id: true } })),
  },
  certification: {
    find: async (ids) => {
      const rows = await db().certification.findMany({
        where: { id: { in: [...ids] } },
        include: { vendor: true },
      });
      return rows.map(({ id, kind, vendor, archivedAt }) => ({
        id,
        title: `${kind} of ${vendor.name}`,
        href: archivedAt ? vendorPath(vendor.key) : `${vendorPath(vendor.key)}/certifications/${id}`,
      }));
    },
  },
  subprocessor_notice: {
    find: async (ids) => {
      const rows = await db().subprocessorNotice.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, party, archivedAt }) => ({
        id,
        title: party,
        href: archivedAt ? '/sensitivity/paths' : `/sensitivity/paths/notices/${id}`,
      }));
    },
  },
  import: {
    find: async (ids) => {
      const rows = await db().import.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true },
      });
      return rows.map(({ id, name }) => ({ id, title: name, href: `/catalogue/imports/${id}` }));
    },
  },
  import_schedule: {
    find: async (ids) => {
      const rows = await db().importSchedule.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, url, archivedAt }) => ({
        id,
        title: url,
        href: archivedAt ? '/catalogue/imports' : `/catalogue/imports/schedules/${id}`,
      }));
    },
  },
  catalog_batch: {
    find: async (ids) => {
      const rows = await db().catalogBatch.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, summary: true },
      });
      return rows.map(({ id, summary }) => ({ id, title: summary, href: null }));
    },
  },
  discrepancy: {
    find: async (ids) => {
      const rows = await db().discrepancySettlement.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, offeringKey, field }) => ({
        id,
        title: `${field} of ${offeringKey}`,
        href: `/catalogue/offerings/${parts(offeringKey)}`,
      }));
    },
  },
  endpoint: {
    find: async (ids) => {
      const rows = await db().endpoint.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, key, name, archivedAt }) => ({
        id,
        title: name,
        href: archivedAt ? null : `/settings/endpoints/${encodeURIComponent(key)}`,
      }));
    },
    named: async (key) => idsOf(await db().endpoint.findMany({ where: { key }, select: { id: true } })),
  },
  exchange_rate: {
    find: async (ids) => {
      const rows = await db().exchangeRate.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, currency }) => ({ id, title: currency, href: '/settings/currencies' }));
    },
  },
  saved_view: {
    find: async (ids) => {
      const rows = await db().savedView.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, list, name }) => ({ id, title: `${name} (${list})`, href: null }));
    },
  },
  catalog_link: {
    find: async (ids) => {
      const rows = await db().catalogLink.findMany({ where: { id: { in: [...ids] } } });
      return rows.map(({ id, name }) => ({ id, title: name, href: '/settings/catalogue-links' }));
    },
  },
  sample: onOnePage('/settings/sample', 'Sample'),
  promise: {
    find: async (ids) => {
      const rows = await db().proposal.findMany({
        where: { id: { in: ids.filter(isUuid) } },
        select: { id: true, subject: true },
      });
      const stated = ids.filter((id) => !isUuid(id) && id !== '');
      return [
        ...rows.map(({ id, subject }) => ({ id, title: subject, href: '/sensitivity/promises' })),
        ...stated.map((id) => ({ id, title: id, href: at('/sensitivity/promises', { q: id }) })),
      ];
    },
  },
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const isUuid = (id: string): boolean => UUID.test(id);
