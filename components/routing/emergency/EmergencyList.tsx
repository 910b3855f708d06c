import { IconAlertTriangle, IconCircleCheck, IconClock, IconCornerUpLeft } from '@tabler/icons-react';
import { Ago, DateTime } from '@/components/ui/DateTime';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Link } from '@/components/ui/Link';
import { versionHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import type { ActionResult } from '@/lib/http/action-result';
import { type EmergencyDto, isOpen } from '@/lib/routing/emergency';
import styles from './emergency.module.css';
import { RatifyForm } from './RatifyForm';

/** Who did what at once, where, why, and what a second person says to it. */
export function EmergencyList({
  emergencies,
  ratify,
}: {
  readonly emergencies: readonly EmergencyDto[];
  readonly ratify: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  return (
    <ul className={styles.list}>
      {emergencies.map((emergency) => {
        const { environment, environmentName, production, version, what, reason, by, at } = emergency;
        return (
          <li key={`${environment} ${version}`} className={styles.item} data-state={emergency.state}>
            <div className={styles.head}>
              <h3 className={styles.what}>
                <Link href={versionHref(version, environment)}>{what}</Link>
              </h3>
              <EnvironmentSign name={environmentName} production={production} />
              <StateSign state={emergency.state} />
            </div>
            <p className={styles.reason}>{reason}</p>
            <p className={styles.facts}>
              {by}, <DateTime at={at} />, version {version}
            </p>
            {isOpen(emergency) && (
              <p className={styles.due} data-state={emergency.state}>
                {emergency.state === 'overdue' ? 'Was to be ratified by ' : 'To be ratified by '}
                <DateTime at={emergency.ratifyBy} />, <Ago at={emergency.ratifyBy} />
              </p>
            )}
            {emergency.state === 'ended' && (
              <p className={styles.facts}>
                Undone <DateTime at={emergency.endedAt} />, before anybody ratified it.
              </p>
            )}
            {emergency.ratified && (
              <p className={styles.facts}>
                Ratified by {emergency.ratified.by}, <DateTime at={emergency.ratified.at} />:{' '}
                <span className={styles.note}>{emergency.ratified.note}</span>
              </p>
            )}
            {isOpen(emergency) &&
              (emergency.blocked ? (
                <p className={styles.facts}>{emergency.blocked}</p>
              ) : (
                <RatifyForm environment={environment} version={version} what={what} ratify={ratify} />
              ))}
          </li>
        );
      })}
    </ul>
  );
}

const SIGNS = {
  waiting: { tone: 'warning', icon: IconClock, words: 'To be ratified' },
  overdue: { tone: 'bad', icon: IconAlertTriangle, words: 'Overdue' },
  ratified: { tone: 'good', icon: IconCircleCheck, words: 'Ratified' },
  ended: { tone: 'neutral', icon: IconCornerUpLeft, words: 'Undone' },
} as const;

function StateSign({ state }: { readonly state: EmergencyDto['state'] }) {
  const { tone, icon: Icon, words } = SIGNS[state];
  return (
    <Sign tone={tone} icon={<Icon size={14} />}>
      {words}
    </Sign>
  );
}
