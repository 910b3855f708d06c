import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { versionHref } from '@/components/ui/links/routing';
import { versionNumber } from '@/lib/routers/convergence-words';
import type { Wait, WaitOutcome } from '@/lib/routers/wait';
import styles from './convergence.module.css';

const ICONS = {
  waiting: IconClock,
  reached: IconCircleCheck,
  missed: IconAlertTriangle,
  nobody: IconInfoCircle,
  superseded: IconInfoCircle,
} as const;

/** What came of waiting for the routers after a publish; told aloud once, when it is known. */
export function WaitVerdict({
  wait,
  verdict,
  environment,
  version,
}: {
  readonly wait: Wait;
  readonly verdict: WaitOutcome;
  readonly environment: string;
  readonly version: string;
}) {
  const Icon = ICONS[verdict.kind];
  const number = versionNumber(version);
  const tone = verdict.kind === 'reached' ? 'good' : verdict.kind === 'missed' ? 'bad' : undefined;
  return (
    <div className={styles.verdict} data-tone={tone}>
      <Icon size={18} aria-hidden />
      <p>
        <span role="status">{verdictText(wait, verdict, number)}</span>
        {verdict.kind === 'waiting' && <span className={styles.secondsLeft}> {verdict.left} s left</span>}
        {verdict.kind === 'missed' && number > 1 && (
          <>
            {' '}
            The publish stands; <Link href={versionHref(number - 1, environment)}>version {number - 1}</Link>{' '}
            is the way back.
          </>
        )}
      </p>
    </div>
  );
}

function verdictText({ share, seconds }: Wait, verdict: WaitOutcome, number: number): string {
  const whom = share === 1 ? 'All routers' : `${Math.round(share * 100)} % of the routers`;
  switch (verdict.kind) {
    case 'waiting':
      return `Waiting until ${whom.charAt(0).toLowerCase()}${whom.slice(1)} run version ${number}.`;
    case 'reached':
      return verdict.after === null
        ? `${whom} run version ${number}.`
        : `${whom} had version ${number} after ${verdict.after} s.`;
    case 'missed':
      return `Within ${seconds} s, not ${share === 1 ? 'all' : `${Math.round(share * 100)} %`} of the routers took up version ${number}. Below is who still does not run it.`;
    case 'nobody':
      return 'No router is heard of, so there is nobody to wait for.';
    case 'superseded':
      return `Another version took the place of version ${number}.`;
  }
}
