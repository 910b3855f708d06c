import type { DataColumn } from '@/components/ui/table/column';
import { Unknown } from '@/components/ui/Unknown';
import { QUALITY } from '@/lib/catalog/measured';
import type { OfferingRow } from '@/lib/catalog/offering-row';

type Column = DataColumn<OfferingRow>;
const unmeasured = <Unknown what="Not measured" />;

function measuredColumn(id: string, label: string, hint: string, name: string, unit: string): Column {
  const value = (row: OfferingRow) => row.measured[name] ?? null;
  return {
    id,
    label,
    hint,
    align: 'end',
    width: 112,
    hidden: true,
    value,
    cell: (row) => {
      const number = value(row);
      return number === null
        ? unmeasured
        : `${number.toLocaleString('en', { maximumFractionDigits: 1 })}${unit}`;
    },
  };
}

const plainColumn = (id: string, label: string, width: number, value: Column['value']): Column => ({
  id,
  label,
  width,
  hidden: true,
  sortable: false,
  value,
});

const listed = (values: readonly string[] | null) => values?.join(', ') ?? null;

/** How it is called, what goes in and out, and how well it does. Hidden until chosen. */
export const SERVING_COLUMNS: readonly Column[] = [
  {
    ...plainColumn('mode', 'Task', 136, (row) => row.mode?.replaceAll('_', ' ') ?? null),
    hint: 'What it is sold for',
    cell: (row) => row.mode?.replaceAll('_', ' ') ?? <Unknown what="Not stated" />,
  },
  {
    ...plainColumn('takes', 'Takes', 172, (row) => listed(row.inputModalities)),
    cell: (row) => listed(row.inputModalities) ?? <Unknown what="Not stated" />,
  },
  {
    ...plainColumn('gives', 'Gives', 120, (row) => listed(row.outputModalities)),
    cell: (row) => listed(row.outputModalities) ?? <Unknown what="Not stated" />,
  },
  plainColumn('endpoint', 'Endpoint', 144, (row) => row.endpoint),
  plainColumn('api', 'API', 144, (row) => row.api),
  {
    ...plainColumn('currency', 'Billed in', 88, (row) => row.currency),
    hint: 'The currency of the seller’s price list',
    cell: (row) => row.currency ?? <Unknown what="No price known" />,
  },
  measuredColumn('latency', 'p95 latency', 'Slowest of twenty requests', 'latency_p95_ms', ' ms'),
  {
    ...measuredColumn('throughput', 'Throughput', 'Tokens a second', 'throughput_tps', '/s'),
    descendingFirst: true,
  },
];

/** Quality on the benchmark that the most offerings are measured on. */
export function qualityColumn(benchmark: string | null): Column {
  const hint = benchmark === null ? 'No benchmark is recorded' : `Points on ${benchmark}`;
  return {
    ...measuredColumn('quality', 'Quality', hint, `${QUALITY}${benchmark}`, ''),
    descendingFirst: true,
  };
}
