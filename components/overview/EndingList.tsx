import { CalendarDate } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { Sign } from '@/components/ui/Sign';
import { daysLeft, ENDING_KINDS, type Ending } from '@/lib/overview/ending';
import styles from './overview.module.css';

const tone = (days: number) => (days <= 7 ? 'bad' : days <= 30 ? 'warning' : 'neutral');

/** What ends, the next first, with how long is left. */
export function EndingList({ endings }: { readonly endings: readonly Ending[] }) {
  return (
    <ul className={styles.endings}>
      {endings.map(({ kind, id, title, detail, day, days, href }) => (
        <li key={`${kind} ${id}`}>
          <span className={styles.left}>
            <Sign tone={tone(days)}>{daysLeft(days)}</Sign>
          </span>
          <span className={styles.what}>
            <Link href={href}>{title}</Link>
            <span className={styles.quiet} title={detail}>
              {detail || ENDING_KINDS[kind]}
            </span>
          </span>
          <span className={styles.when}>
            <CalendarDate date={day} />
          </span>
        </li>
      ))}
    </ul>
  );
}
