import { Link } from '@/components/ui/Link';
import { editRecordHref, offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { COUNTED_FIELDS, type CountedField, type ScoredRow } from '@/lib/catalog/completeness';
import styles from './completeness.module.css';
import { countedName } from './field-names';

/** How many of what is missing are named; the others are said on the page of editing. */
const NAMED = 4;

/** The offerings of which least is known, with what is missing and where to say it. */
export function IncompleteOfferings({
  label,
  scored,
  mayEdit,
}: {
  readonly label: string;
  readonly scored: readonly ScoredRow[];
  readonly mayEdit: boolean;
}) {
  return (
    <PlainTable label={label} minWidth={560}>
      <thead>
        <tr>
          <th scope="col">Offering</th>
          <th scope="col" data-align="end">
            Score
          </th>
          <th scope="col">Missing</th>
          {mayEdit && <td />}
        </tr>
      </thead>
      <tbody>
        {scored.map(({ row, score, missing }) => (
          <tr key={row.key}>
            <th scope="row">
              <Link href={offeringHref(row.key)}>{row.modelName}</Link>
              <span className={styles.seller}>
                {row.channelName}
                <code className={styles.request}>{row.requestId}</code>
              </span>
            </th>
            <td data-align="end" data-label="Score">
              <strong>{score}</strong>
            </td>
            <td data-label="Missing" className={styles.missing} title={missingWords(missing)}>
              {missingWords(heaviest(missing))}
              {missing.length > NAMED && ` and ${missing.length - NAMED} more`}
            </td>
            {mayEdit && (
              <td data-align="end">
                <Link
                  href={editRecordHref('offering', row.key)}
                  aria-label={`Edit ${row.modelName} from ${row.channelName}`}
                >
                  Edit
                </Link>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function heaviest(missing: readonly CountedField[]): readonly CountedField[] {
  return [...missing].sort((a, b) => COUNTED_FIELDS[b] - COUNTED_FIELDS[a]).slice(0, NAMED);
}

function missingWords(missing: readonly CountedField[]): string {
  return missing.map((field) => countedName(field).toLowerCase()).join(', ');
}
