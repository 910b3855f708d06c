import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { Sign, type Tone } from '@/components/ui/Sign';
import type { Deviation, PlaybookPosition, Verdict } from '@/lib/contracts/playbook';
import styles from './desk.module.css';

const VERDICTS = {
  meets: { tone: 'good', icon: IconCircleCheck, word: 'As preferred' },
  acceptable: { tone: 'warning', icon: IconAlertTriangle, word: 'Acceptable' },
  walk_away: { tone: 'bad', icon: IconCircleX, word: 'Beyond what is acceptable' },
  missing: { tone: 'neutral', icon: IconCircleDashed, word: 'Not agreed' },
  unknown: { tone: 'neutral', icon: IconCircleDashed, word: 'Cannot be told yet' },
} as const satisfies Record<Verdict, { tone: Tone; icon: unknown; word: string }>;

/** What the organisation wants of this type of clause, and how far what is said is from it. */
export function PlaybookNote({
  position,
  deviation: { verdict, reasons },
}: {
  readonly position: PlaybookPosition | null;
  readonly deviation: Deviation;
}) {
  if (!position) return <p className={styles.quiet}>The playbook has no position on this.</p>;
  const { tone, icon: Icon, word } = VERDICTS[verdict];
  const said = [
    ['Preferred', position.preferred],
    ['Acceptable', position.acceptable],
    ['Walk away', position.walkAway],
  ].filter(([, words]) => words !== '');
  return (
    <section aria-label="Playbook" className={styles.playbook}>
      <p className={styles.playbookHead}>
        <strong>Playbook</strong>{' '}
        <Sign tone={tone} icon={<Icon size={14} />}>
          {word}
        </Sign>
      </p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <dl>
        {said.map(([label, words]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
