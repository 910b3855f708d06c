import { formatAge } from '@/components/ui/format-date';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import type { TableShape } from '@/components/ui/table/table-state';
import { rejectionWords } from '@/lib/routers/rejection-words';
import type { RouterDto, RouterStanding } from '@/lib/routers/standing';
import { STANDING_ORDER, STANDING_WORDS } from '@/lib/routers/standing-words';

/** A router with how long ago it was seen, by the server's clock. */
export interface RouterRow extends RouterDto {
  readonly age: string;
}

/** The table of routers without its looks, so that the server sorts, searches and counts by the same. */
export const ROUTER_COLUMNS: readonly DataColumn<RouterRow>[] = [
  { id: 'instance', label: 'Router', value: ({ instance }) => instance, width: 220 },
  { id: 'standing', label: 'Standing', value: ({ standing }) => STANDING_WORDS[standing], width: 116 },
  {
    id: 'version',
    label: 'Version',
    hint: 'The version it decides by',
    value: ({ version }) => version,
    align: 'end',
    descendingFirst: true,
    width: 92,
  },
  {
    id: 'seen',
    label: 'Last seen',
    hint: 'Its last poll, or the last heartbeat of its stream',
    value: ({ lastSeenAt }) => lastSeenAt,
    align: 'end',
    descendingFirst: true,
    width: 108,
  },
  {
    id: 'why',
    label: 'Why refused',
    value: ({ rejected }) => rejected && rejectionWords(rejected.reason).why,
    width: 280,
  },
  {
    id: 'library',
    label: 'Library',
    value: ({ library, libraryVersion }) => library && [library, libraryVersion].filter(Boolean).join(' '),
    width: 180,
  },
  { id: 'token', label: 'Token', value: ({ token }) => token.name, width: 160 },
  {
    id: 'digest',
    label: 'Digest',
    hint: 'SHA-256 of the policy it decides by',
    value: ({ digest }) => digest,
    width: 150,
  },
  {
    id: 'applied',
    label: 'Has it since',
    value: ({ appliedAt }) => appliedAt,
    descendingFirst: true,
    width: 165,
  },
  {
    id: 'first',
    label: 'First seen',
    value: ({ firstSeenAt }) => firstSeenAt,
    descendingFirst: true,
    width: 165,
    hidden: true,
  },
];

export const ROUTER_FILTERS: readonly TableFilter<RouterRow>[] = [
  {
    id: 'standing',
    label: 'Standing',
    values: ({ standing }) => [standing],
    labelOf: (value) => STANDING_WORDS[value as RouterStanding] ?? value,
  },
  { id: 'version', label: 'Version', values: ({ version }) => [version ?? 'none'] },
  {
    id: 'reason',
    label: 'Why refused',
    values: ({ rejected }) => (rejected ? [rejected.reason] : []),
    labelOf: (value) => rejectionWords(value).why,
    more: true,
  },
  {
    id: 'library',
    label: 'Library',
    values: ({ library, libraryVersion }) => [
      [library ?? 'unknown', libraryVersion].filter(Boolean).join(' '),
    ],
  },
  { id: 'token', label: 'Token', values: ({ token }) => [token.id] },
];

export const ROUTER_SHAPE: TableShape = {
  columns: ROUTER_COLUMNS,
  filters: ROUTER_FILTERS,
  defaultSort: null,
};

/** Rows in the order in which they matter: what somebody must mend first, then by name. */
export function routerRows(routers: readonly RouterDto[], at: string): RouterRow[] {
  return routers
    .map((router) => ({ ...router, age: formatAge(router.lastSeenAt, at) }))
    .sort(
      (a, b) =>
        STANDING_ORDER.indexOf(a.standing) - STANDING_ORDER.indexOf(b.standing) ||
        (a.instance < b.instance ? -1 : a.instance > b.instance ? 1 : 0),
    );
}
