import { ClearanceSign } from '@/components/ui/ClearanceSign';
import { Facts } from '@/components/ui/Facts';
import { Link } from '@/components/ui/Link';
import { cellHref } from '@/components/ui/links/sensitivity';
import type { MatrixCell } from '@/lib/sensitivity/matrix';
import { cellState } from '@/lib/sensitivity/matrix-filter';
import styles from './catalogue.module.css';

/** What an offering is cleared for, label by label, each with the way to its evidence or to what is missing. */
export function OfferingClearance({
  offering,
  environment,
  cells,
  at,
}: {
  readonly offering: string;
  readonly environment: string;
  readonly cells: readonly { readonly ref: string; readonly name: string; readonly cell: MatrixCell }[];
  /** ISO instant. */
  readonly at: string;
}) {
  if (cells.length === 0) return <p className={styles.quiet}>An archived offering is cleared for nothing.</p>;
  return (
    <Facts
      across
      facts={cells.map(({ ref, name, cell }) => ({
        label: name,
        value: (
          <Link href={cellHref(offering, ref, environment)}>
            <ClearanceSign clearance={{ state: cellState(cell, at), until: cell.until }} />
          </Link>
        ),
      }))}
    />
  );
}
