import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { reviewDeskHref } from '@/components/ui/links/contracts';
import { Sign } from '@/components/ui/Sign';
import { standingOf } from '@/lib/contracts/clause-desk';
import { isOverdue, type QueuedClause } from '@/lib/contracts/review-queue';
import { StandingSign } from '../StandingSign';
import styles from './queue.module.css';

/** Clauses that the reader has to write or to change, with what was asked and when they are due. */
export function WorkList({
  label,
  clauses,
  today,
}: {
  readonly label: string;
  readonly clauses: readonly QueuedClause[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}) {
  return (
    <ul className={styles.items} aria-label={label}>
      {clauses.map(({ clause, type, contract }) => {
        const asked = clause.inWork?.answers.filter(
          ({ verdict, current }) => verdict === 'request_changes' && current,
        );
        return (
          <li key={clause.id} className={styles.work}>
            <p className={styles.title}>
              <Link href={reviewDeskHref(contract.number, clause.id)}>
                {type.number !== null && `${type.number} `}
                {type.name}
              </Link>
              <StandingSign standing={standingOf(clause)} />
              <span className={styles.quiet}>
                {contract.number} · {contract.vendorName}
              </span>
              {clause.dueOn && (
                <span className={styles.quiet}>
                  due <CalendarDate date={clause.dueOn} />
                </span>
              )}
              {isOverdue(clause, today) && <Sign tone="bad">overdue</Sign>}
            </p>
            {asked?.map(({ person, message, at }) => (
              <p key={at} className={styles.said}>
                <strong>{person}</strong>: {message}
              </p>
            ))}
          </li>
        );
      })}
    </ul>
  );
}
