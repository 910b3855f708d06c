import type { TableFilter } from '@/components/ui/table/column';
import { contractKindName } from '@/lib/contracts/contract-kinds';
import { SHOWN_STATUSES, type ShownStatus } from '@/lib/contracts/contract-standing';
import type { RegisterRow } from '@/lib/contracts/register';
import { STATUS_WORDS } from './status-words';

type Filter = TableFilter<RegisterRow>;

const SPANS = [30, 60, 90, 365];
const LIMITED = 'Limited to others';

/** Days from one day to another, both `YYYY-MM-DD`; negative once it is past. */
function daysUntil(today: string, day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
}

function within(
  id: string,
  label: string,
  dayOf: (row: RegisterRow) => string | null,
  today: string,
): Filter {
  return {
    id,
    label,
    single: true,
    options: SPANS.map((days) => ({
      value: String(days),
      label: days === 365 ? 'Within a year' : `Within ${days} days`,
    })),
    matches: (row, [days]) => {
      const day = dayOf(row);
      const left = day === null ? null : daysUntil(today, day);
      return left !== null && left >= 0 && left <= Number(days);
    },
  };
}

function flagsOf({ known }: RegisterRow): readonly string[] {
  if (!known) return [LIMITED];
  return [
    ...(known.waiting > 0 ? ['Clauses waiting'] : []),
    ...(known.noticeGivenOn ? ['Notice given'] : []),
    ...(known.limited ? ['Limited readers'] : []),
    ...(known.legalHold ? ['Legal hold'] : []),
    ...(known.sample ? ['Sample'] : []),
  ];
}

function isShownStatus(value: string): value is ShownStatus {
  return SHOWN_STATUSES.some((status) => status === value);
}

/** The filters above the register. `today`: `YYYY-MM-DD`. */
export function registerFilters(today: string): readonly Filter[] {
  return [
    {
      id: 'status',
      label: 'Status',
      values: ({ known }) => (known ? [known.standing.status] : []),
      labelOf: (value) => (isShownStatus(value) ? STATUS_WORDS[value] : value),
    },
    {
      id: 'kind',
      label: 'Kind',
      values: ({ known }) => (known ? [known.kind] : []),
      labelOf: contractKindName,
    },
    { id: 'vendor', label: 'Vendor', values: ({ vendorName }) => [vendorName] },
    { id: 'owner', label: 'Owner', values: ({ known }) => (known ? [known.owner ?? 'Nobody'] : []) },
    within('ends', 'Ends', ({ known }) => known?.standing.lastDay ?? null, today),
    within('noticeWithin', 'Notice', ({ known }) => known?.standing.dates.noticeDeadline ?? null, today),
    { id: 'mark', label: 'Marks', values: flagsOf },
  ];
}
