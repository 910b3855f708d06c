import { IconCheck } from '@tabler/icons-react';
import { Ago } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { Sign, type Tone } from '@/components/ui/Sign';
import { dueWords, type Urgency, urgencyOf, type Waiting } from '@/lib/overview/waiting';
import styles from './overview.module.css';

const TONES: Readonly<Record<Urgency, Tone>> = {
  late: 'bad',
  broken: 'bad',
  soon: 'warning',
  dated: 'neutral',
  open: 'neutral',
};

/** What waits for the reader, the most urgent first. */
export function WaitingList({ waiting, now }: { readonly waiting: readonly Waiting[]; readonly now: Date }) {
  if (waiting.length === 0)
    return (
      <p className={styles.nothing}>
        <IconCheck size={16} aria-hidden /> Nothing waits for you.
      </p>
    );
  return (
    <ul className={styles.waiting} aria-label="Waits for you">
      {waiting.map((one) => {
        const urgency = urgencyOf(one, now);
        const due = dueWords(one, now) ?? (urgency === 'broken' ? 'failed' : null);
        return (
          <li key={one.id} data-urgency={urgency}>
            <span className={styles.what}>
              <Link href={one.href}>{one.title}</Link>
              <span className={styles.quiet} title={one.detail}>
                {one.detail}
              </span>
            </span>
            <span className={styles.when}>
              {due && <Sign tone={TONES[urgency]}>{due}</Sign>}
              {!due && one.since && (
                <span className={styles.quiet}>
                  since <Ago at={one.since} />
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
