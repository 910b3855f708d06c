import { Link } from '@/components/ui/Link';
import type { KeyNotice } from '@/lib/signing/key-notices';
import styles from './KeyNotices.module.css';

/** What a person has to see to about the signing keys; nothing where there is none. */
export function KeyNotices({
  notices,
  page,
}: {
  readonly notices: readonly KeyNotice[];
  /** What links go to: this page's own sections, or null for those who may not see the page of signing keys. */
  readonly page: '/settings/signing-keys' | '' | null;
}) {
  if (notices.length === 0) return null;
  return (
    <ul
      className={styles.notices}
      data-inset={page === '' || undefined}
      aria-label="Signing keys need attention"
    >
      {notices.map(({ text, urgent, at }) => (
        <li key={text} className={styles.notice} data-urgent={urgent || undefined}>
          <span>{text}</span>
          {page === null ? (
            <span>An administrator or security does that.</span>
          ) : (
            <Link href={`${page}#${at}`}>{WHERE[at]}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

const WHERE = { keys: 'To the keys', 'key-set': 'To the key set', epochs: 'To the epochs' } as const;
