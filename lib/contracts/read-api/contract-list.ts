import { hasWords, type KeyedList } from '@/lib/catalog/read-api/keyed-list';
import { CONTRACT_KINDS } from '../contract-kinds';
import { SHOWN_STATUSES, type ShownStatus } from '../contract-standing';
import type { Scope } from '../scope';

/** What is left out where a token may not read all. */
export const REDACTED_FIELDS = ['value', 'currency', 'note', 'terminationReason'] as const;

/**
 * A contract as programs read it. Of one that is limited to named readers only number, vendor and `limited` are there,
 * the rest is null. Days are in `zone`, instants ISO.
 */
export interface ListedContract {
  readonly number: string;
  /** A vendor's key. */
  readonly vendor: string;
  readonly limited: boolean;
  readonly title: string | null;
  readonly kind: string | null;
  readonly seller: string | null;
  readonly parent: string | null;
  readonly precedence: number | null;
  readonly status: ShownStatus | null;
  readonly scope: Scope | null;
  /** Keys of company entities. */
  readonly entities: readonly string[] | null;
  readonly effectiveOn: string | null;
  readonly endsOn: string | null;
  readonly zone: string | null;
  readonly renewal: string | null;
  readonly renewalMonths: number | null;
  readonly noticeDays: number | null;
  readonly noticeGivenOn: string | null;
  /** The last day to give notice, of the renewed term. */
  readonly noticeBy: string | null;
  /** The last day on which it counts, and the instants from and until which it does. */
  readonly lastDay: string | null;
  readonly countsFrom: string | null;
  readonly countsUntil: string | null;
  readonly governingLaw: string | null;
  readonly value: string | null;
  readonly currency: string | null;
  readonly note: string | null;
  readonly terminationReason: string | null;
  readonly sample: boolean | null;
  readonly revision: number | null;
}

/** Contracts as the API lists them, by number. */
export const CONTRACT_LIST: KeyedList<ListedContract> = {
  filters: {
    q: {
      says: 'Words looked for in number, title and vendor.',
      passes: ({ number, title, vendor }, text) => hasWords(text, number, title, vendor),
      every: true,
    },
    vendor: { says: 'Keys of vendors.', passes: ({ vendor }, key) => vendor === key },
    kind: {
      says: 'What kind of paper.',
      values: CONTRACT_KINDS.map(({ key }) => key),
      passes: (contract, kind) => contract.kind === kind,
    },
    status: {
      says: 'How it stands now.',
      values: SHOWN_STATUSES,
      passes: (contract, status) => contract.status === status,
    },
  },
  fields: [
    'number',
    'vendor',
    'limited',
    'title',
    'kind',
    'seller',
    'parent',
    'precedence',
    'status',
    'scope',
    'entities',
    'effectiveOn',
    'endsOn',
    'zone',
    'renewal',
    'renewalMonths',
    'noticeDays',
    'noticeGivenOn',
    'noticeBy',
    'lastDay',
    'countsFrom',
    'countsUntil',
    'governingLaw',
    ...REDACTED_FIELDS,
    'sample',
    'revision',
  ],
  onRequest: [],
  place: ({ number }) => number,
};
