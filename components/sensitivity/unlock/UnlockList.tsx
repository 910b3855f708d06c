import { Link } from '@/components/ui/Link';
import { cellHref, MATRIX_HREF } from '@/components/ui/links/sensitivity';
import { PlainTable } from '@/components/ui/PlainTable';
import type { UnlockRow } from '@/lib/sensitivity/unlock-view';
import { placeHref } from '../matrix/place-href';
import styles from '../sensitivity.module.css';

/** The clauses to bring home, the one that opens most first: with whom, how it stands, and what it opens. */
export function UnlockList({ rows, label }: { readonly rows: readonly UnlockRow[]; readonly label: string }) {
  return (
    <PlainTable label={label} minWidth={820}>
      <thead>
        <tr>
          <th scope="col">Clause</th>
          <th scope="col">With</th>
          <th scope="col">How it stands</th>
          <th scope="col">It alone would open</th>
          <th scope="col">Task classes</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link href={placeHref(row.place)}>{row.clause}</Link>
            </th>
            <td data-label="With">{row.vendorName}</td>
            <td data-label="Stands">{row.stands}</td>
            <td data-label="Opens">
              {row.opens.map(({ ref, label: name, offerings }) => (
                <p key={ref}>
                  <strong>{name}</strong> for{' '}
                  <Link
                    href={
                      offerings.length === 1 && offerings[0]
                        ? cellHref(offerings[0], ref)
                        : `${MATRIX_HREF}?label=${ref}&state=shut,unknown`
                    }
                  >
                    {offerings.length.toLocaleString('en')}{' '}
                    {offerings.length === 1 ? 'offering' : 'offerings'}
                  </Link>
                  <span className={`${styles.quiet} ${styles.keys}`}>
                    {offerings.slice(0, 3).join(', ')}
                    {offerings.length > 3 && ` and ${(offerings.length - 3).toLocaleString('en')} more`}
                  </span>
                </p>
              ))}
              {row.opens.length === 0 && 'Nothing alone'}
              {row.together > 0 && (
                <p className={styles.quiet}>
                  With other clauses {row.together.toLocaleString('en')} more{' '}
                  {row.together === 1 ? 'cell' : 'cells'} of the matrix.
                </p>
              )}
            </td>
            <td data-label="Task classes">{row.taskClasses.map(({ name }) => name).join(', ') || '–'}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
