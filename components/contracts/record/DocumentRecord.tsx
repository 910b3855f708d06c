import { CalendarDate, DateTime } from '@/components/ui/DateTime';
import { PlainTable } from '@/components/ui/PlainTable';
import type { DocumentDto } from '@/lib/contracts/document';
import styles from './record.module.css';

/** The papers of a contract with what proves that they are the same. */
export function DocumentRecord({ documents }: { readonly documents: readonly DocumentDto[] }) {
  if (documents.length === 0) return <p className={styles.quiet}>None.</p>;
  return (
    <PlainTable label="Documents">
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col">Executed</th>
          <th scope="col">Added</th>
          <th scope="col">SHA-256</th>
        </tr>
      </thead>
      <tbody>
        {documents.map(({ id, name, executedOn, uploadedAt, sha256, erasedAt }) => (
          <tr key={id}>
            <th scope="row">
              {name}
              {erasedAt && ' (erased)'}
            </th>
            <td data-label="Executed">
              <CalendarDate date={executedOn} absent="not executed" />
            </td>
            <td data-label="Added">
              <DateTime at={uploadedAt} />
            </td>
            <td data-label="SHA-256">
              <code className={styles.source}>{sha256}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
