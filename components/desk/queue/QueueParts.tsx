import { Link } from '@/components/ui/Link';
import { CONTRACT_REVIEWS_HREF } from '@/components/ui/links/contracts';
import { isOverdue, type ReviewQueue } from '@/lib/contracts/review-queue';
import styles from './queue.module.css';

export const PARTS = {
  approve: 'To approve',
  changes: 'To change',
  assigned: 'Assigned to me',
  overdue: 'Overdue',
  others: 'Elsewhere',
} as const;
export type Part = keyof typeof PARTS;

/** How many things each part of the queue holds; what is overdue is among what is assigned. */
export function partCounts(queue: ReviewQueue, today: string): Readonly<Record<Part, number>> {
  return {
    approve: queue.approve.length,
    changes: queue.changes.length,
    assigned: queue.assigned.length,
    overdue: queue.assigned.filter(({ clause }) => isOverdue(clause, today)).length,
    others: queue.others.length,
  };
}

/** The parts of the queue, with how much waits in each. */
export function QueueParts({
  open,
  counts,
}: {
  readonly open: Part;
  readonly counts: Readonly<Record<Part, number>>;
}) {
  return (
    <nav className={styles.filters} aria-label="Parts of the queue">
      {(Object.keys(PARTS) as Part[]).map((part) => (
        <Link
          key={part}
          href={`${CONTRACT_REVIEWS_HREF}?part=${part}`}
          aria-current={part === open ? 'page' : undefined}
        >
          {PARTS[part]} <span className="numeric">{counts[part]}</span>
        </Link>
      ))}
    </nav>
  );
}
