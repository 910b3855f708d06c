import Link from 'next/link';
import { CalendarDate } from '@/components/ui/DateTime';
import { Facts } from '@/components/ui/Facts';
import { formatDate } from '@/components/ui/format-date';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import styles from './overview.module.css';

const SHOWN = 5;

/** How much the catalogue holds, of which day, and which prices will change on a recorded date. */
export function CatalogueFigures({
  rows,
  models,
  vendors,
}: {
  readonly rows: readonly OfferingRow[];
  readonly models: number;
  readonly vendors: number;
}) {
  const newest = rows
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(-1);
  const leaving = rows.filter(({ lifecycle }) => lifecycle === 'deprecated').length;
  const changing = rows
    .flatMap((row) => (row.priceChangesAt ? [{ row, at: row.priceChangesAt }] : []))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <div className={styles.figures}>
      <Facts
        across
        facts={[
          { label: 'Offerings', value: <Link href="/catalogue">{formatCount(rows.length)}</Link> },
          { label: 'Models', value: <Link href="/catalogue/models">{formatCount(models)}</Link> },
          { label: 'Vendors', value: <Link href="/catalogue/vendors">{formatCount(vendors)}</Link> },
          {
            label: 'Deprecated offerings',
            value:
              leaving > 0 ? (
                <Link href="/catalogue?lifecycle=deprecated">{formatCount(leaving)}</Link>
              ) : (
                'none'
              ),
          },
          { label: 'Newest prices of', value: newest ? formatDate(newest) : 'no day' },
        ]}
      />
      {changing.length > 0 && (
        <div className={styles.changes}>
          <h3>{formatPlural(changing.length, 'offering')} with a price change ahead</h3>
          <PlainTable label="Price changes ahead">
            <thead>
              <tr>
                <th scope="col">Offering</th>
                <th scope="col">Channel</th>
                <th scope="col">Changes</th>
              </tr>
            </thead>
            <tbody>
              {changing.slice(0, SHOWN).map(({ row, at }) => (
                <tr key={row.key}>
                  <th scope="row">
                    <Link href={offeringHref(row.key)}>{row.modelName}</Link>
                  </th>
                  <td>{row.channelName}</td>
                  <td>
                    <CalendarDate date={at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </PlainTable>
        </div>
      )}
    </div>
  );
}
