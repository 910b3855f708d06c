import { Link } from '@/components/ui/Link';
import { passageHref } from '@/components/ui/links/documents';
import type { FoundPassage } from '@/lib/contracts/found-passage';
import styles from './documents.module.css';

/** Where words were found in documents, with what stands around them. */
export function FoundPassages({ found }: { readonly found: readonly FoundPassage[] }) {
  return (
    <ol className={styles.list}>
      {found.map((one) => (
        <li key={`${one.document} ${one.page} ${one.from}`} className={styles.found}>
          <p className={styles.name}>
            <Link href={passageHref(one.contract, one)}>{one.documentName}</Link>
            <span className={styles.quiet}>
              {' '}
              page {one.page} · {one.contract} · {one.contractTitle}
            </span>
          </p>
          <p className={styles.excerpt}>
            {one.before}
            <mark>{one.found}</mark>
            {one.after}
          </p>
        </li>
      ))}
    </ol>
  );
}
