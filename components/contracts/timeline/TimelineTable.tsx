import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { contractHref } from '@/components/ui/links/contracts';
import { PlainTable } from '@/components/ui/PlainTable';
import { StatusSign } from '../StatusSign';
import type { TimelineRow } from './spans';

/** The timeline as a table. */
export function TimelineTable({ rows }: { readonly rows: readonly TimelineRow[] }) {
  return (
    <PlainTable label="Contracts over time">
      <thead>
        <tr>
          <th scope="col">Contract</th>
          <th scope="col">Vendor</th>
          <th scope="col">Status</th>
          <th scope="col">First day</th>
          <th scope="col">Notice by</th>
          <th scope="col">Counts to</th>
          <th scope="col">Renews to</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, first, last, renewedTo, notice }) => (
          <tr key={row.number}>
            <th scope="row">
              <Link href={contractHref(row.number)}>{row.number}</Link>
            </th>
            <td data-label="Vendor">{row.vendorName}</td>
            <td data-label="Status">{row.known && <StatusSign status={row.known.standing.status} />}</td>
            <td data-label="First day">
              <CalendarDate date={first} />
            </td>
            <td data-label="Notice by">
              <CalendarDate date={notice} absent="–" />
            </td>
            <td data-label="Counts to">
              <CalendarDate date={last} absent="no end" />
            </td>
            <td data-label="Renews to">
              <CalendarDate date={renewedTo} absent="–" />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
