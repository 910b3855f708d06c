'use client';

import type { DocumentDto } from '@/lib/contracts/document';
import { DocumentRow } from './DocumentRow';
import { DocumentUpload } from './DocumentUpload';
import type { DocumentActionSet } from './document-actions';
import styles from './documents.module.css';
import { useDocuments } from './use-documents';

/** The documents of a contract, and where another is added. */
export function DocumentList({
  contract,
  documents: loaded,
  actions,
}: {
  /** Its number. */
  readonly contract: string;
  readonly documents: readonly DocumentDto[];
  /** Null = the reader changes nothing. */
  readonly actions: DocumentActionSet | null;
}) {
  const documents = useDocuments(contract, loaded);
  return (
    <div className={styles.documents}>
      {documents.length > 0 ? (
        <ul className={styles.list}>
          {documents.map((document) => (
            <DocumentRow key={document.id} contract={contract} document={document} actions={actions} />
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>
          None yet. Clauses cite passages of documents; without one, nothing of this contract is evidence.
        </p>
      )}
      {actions && <DocumentUpload contract={contract} />}
    </div>
  );
}
