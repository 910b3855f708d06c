import { Link } from '@/components/ui/Link';
import type { AuditEntryDto } from '@/lib/audit/entry';
import { subjectNoun } from '@/lib/audit/subject-link';
import styles from './audit.module.css';
import { capital } from './entry-words';

/** The record of an entry by what it is called, with a link to its page where it has one. */
export function Subject({ subject: { type, title, href } }: { readonly subject: AuditEntryDto['subject'] }) {
  const noun = subjectNoun(type);
  const named = title.toLowerCase() === noun ? '' : title;
  return (
    <span className={styles.subject}>
      <span className={styles.noun}>{capital(noun)}</span>{' '}
      {href === null ? named : <Link href={href}>{named || 'open'}</Link>}
    </span>
  );
}
