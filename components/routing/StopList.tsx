import { IconClock } from '@tabler/icons-react';
import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { emergenciesHref, versionHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import type { StopDto } from '@/lib/routing/dto';
import { type LiftActions, type Lifting, StopLift } from './StopLift';
import stopsStyles from './stops.module.css';
import styles from './targets.module.css';

/** The stops in force, with why and since when, and the way to lift each. */
export function StopList({
  stops,
  environment,
  environmentName,
  activeVersion,
  liftings,
  unratified,
  actions,
}: {
  readonly stops: readonly StopDto[];
  readonly environment: string;
  readonly environmentName: string;
  readonly activeVersion: number | null;
  /** By the key of the stop. */
  readonly liftings: Readonly<Record<string, Lifting>>;
  /** Versions here that are emergencies still to be ratified. */
  readonly unratified: readonly number[];
  readonly actions: LiftActions;
}) {
  return (
    <ul className={styles.targets}>
      {stops.map((stop) => (
        <li key={stop.key} className={stopsStyles.stop}>
          <div style={{ minWidth: 0 }}>
            <div className={styles.targetName}>
              {stop.subject} <span className={styles.mono}>{stop.name}</span>
            </div>
            <div className={styles.targetFacts}>
              <span>{stop.reason}</span>
              {stop.version !== null && (
                <span>
                  since <Link href={versionHref(stop.version, environment)}>version {stop.version}</Link>,{' '}
                  <DateTime at={stop.at} /> by {stop.by ?? 'someone erased'}
                </span>
              )}
              {stop.version !== null && unratified.includes(stop.version) && (
                <Sign tone="warning" icon={<IconClock size={13} />}>
                  <Link href={emergenciesHref()}>To be ratified</Link>
                </Sign>
              )}
            </div>
          </div>
          <StopLift
            stop={stop}
            environment={environment}
            environmentName={environmentName}
            activeVersion={activeVersion}
            lifting={liftings[stop.key] ?? { kind: 'none' }}
            actions={actions}
          />
        </li>
      ))}
    </ul>
  );
}
