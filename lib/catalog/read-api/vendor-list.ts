import { HOSTINGS, type VendorRecord } from '../catalog-records';
import { hasWords, type KeyedList } from './keyed-list';

/** Vendors as the API lists them. */
export const VENDOR_LIST: KeyedList<VendorRecord> = {
  filters: {
    q: {
      says: 'Words looked for in key, name and legal name.',
      passes: (vendor, text) => hasWords(text, vendor.key, vendor.name, vendor.legalName),
      every: true,
    },
    key: { says: 'Keys.', passes: (vendor, key) => vendor.key === key },
    role: {
      says: 'Who makes models, or who sells inference.',
      values: ['owner', 'channel'],
      passes: (vendor, role) => (role === 'owner' ? vendor.isOwner : vendor.isChannel),
    },
    hosting: {
      says: 'Who runs it.',
      values: HOSTINGS,
      passes: (vendor, hosting) => vendor.hosting === hosting,
    },
  },
  fields: [
    'key',
    'name',
    'legalName',
    'isOwner',
    'isChannel',
    'website',
    'hosting',
    'sample',
    'revision',
    'provenance',
  ],
  onRequest: ['provenance'],
  place: (vendor) => vendor.key,
};
