import Link from 'next/link';
import { CONTRACT_REVIEWS_HREF } from '@/components/ui/links/contracts';
import { Section } from '@/components/ui/Section';
import type { ReviewQueue } from '@/lib/contracts/review-queue';
import { PARTS, type Part, partCounts } from './QueueParts';
import styles from './queue.module.css';

/** What of contracts and labels waits for the reader, in numbers that lead there; nothing where nothing does. */
export function QueueSummary({
  queue,
  today,
}: {
  readonly queue: ReviewQueue;
  /** `YYYY-MM-DD` */
  readonly today: string;
}) {
  const counts = partCounts(queue, today);
  const waiting = (Object.keys(PARTS) as Part[]).filter((part) => counts[part] > 0);
  if (waiting.length === 0) return null;
  return (
    <Section title="Contracts and labels wait for you">
      <p className={styles.tools}>
        {waiting.map((part) => (
          <Link key={part} href={`${CONTRACT_REVIEWS_HREF}?part=${part}`}>
            {PARTS[part]}: <span className="numeric">{counts[part]}</span>
          </Link>
        ))}
      </p>
    </Section>
  );
}
