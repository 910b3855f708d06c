import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Unknown } from '@/components/ui/Unknown';
import type { ScatterAxes, ScatterPoint } from '@/lib/catalog/scatter';
import { measureText } from './measure-text';
import styles from './scatter.module.css';

/** What anybody reads through; the list has them all. */
const SHOWN = 200;

/** The chart in numbers: the frontier first, then the rest from left to right. */
export function ScatterTable({
  points,
  axes: { x, y, size },
}: {
  readonly points: readonly ScatterPoint[];
  readonly axes: ScatterAxes;
}) {
  const sorted = [...points].sort(
    (a, b) => Number(b.frontier) - Number(a.frontier) || a.x - b.x || a.y - b.y,
  );
  return (
    <div className={styles.table}>
      <PlainTable label={`${x.label} and ${y.label} of offerings`} minWidth={640}>
        <thead>
          <tr>
            <th scope="col">Offering</th>
            <th scope="col" data-align="end">
              {x.label}
            </th>
            <th scope="col" data-align="end">
              {y.label}
            </th>
            {size && (
              <th scope="col" data-align="end">
                {size.label}
              </th>
            )}
            <th scope="col">Standing</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, SHOWN).map((point) => (
            <tr key={point.key}>
              <th scope="row">
                <Link href={offeringHref(point.key)}>{point.model}</Link>{' '}
                <span className={styles.quiet}>
                  {point.channel}
                  {point.others > 0 && `, and ${point.others} more at this place`}
                </span>
              </th>
              <td data-align="end">{measureText(x, point.x)}</td>
              <td data-align="end">{measureText(y, point.y)}</td>
              {size && (
                <td data-align="end">
                  {point.size === null ? <Unknown what="Not known" /> : measureText(size, point.size)}
                </td>
              )}
              <td>{point.frontier ? 'frontier' : ''}</td>
            </tr>
          ))}
        </tbody>
      </PlainTable>
      {sorted.length > SHOWN && (
        <p className={styles.quiet}>
          The first {SHOWN}. Narrow the filters, or open the list, to see the others.
        </p>
      )}
    </div>
  );
}
