import {
  IconAlertTriangle,
  IconHandStop,
  IconHistory,
  IconPlayerPlay,
  IconRocket,
  IconScissors,
} from '@tabler/icons-react';
import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { versionHref } from '@/components/ui/links/routing';
import { compareHref } from '@/components/ui/links/versions';
import { Sign } from '@/components/ui/Sign';
import type { VersionDto } from '@/lib/routing/dto';
import { count } from './DraftBar';
import styles from './timeline.module.css';
import { kindWords } from './version-words';
import versionsStyles from './versions.module.css';

const ICONS = {
  publish: IconRocket,
  rollback: IconHistory,
  stop: IconHandStop,
  narrow: IconScissors,
  lift: IconPlayerPlay,
} as const;

/** An environment's versions as a timeline: who, when, why, and what was let pass. `active`: the newest of all. */
export function VersionList({
  versions,
  active,
}: {
  readonly versions: readonly VersionDto[];
  readonly active: number | null;
}) {
  return (
    <ol reversed className={styles.timeline}>
      {versions.map((version) => {
        const { environment, version: number } = version;
        const Icon = ICONS[version.kind as keyof typeof ICONS] ?? IconRocket;
        return (
          <li key={number} className={styles.version}>
            <span className={styles.icon} aria-hidden>
              <Icon size={16} />
            </span>
            <div className={styles.words}>
              <div className={styles.title}>
                <Link href={versionHref(number, environment)} className={styles.number}>
                  Version {number}
                </Link>
                {number === active && <Sign tone="good">Active</Sign>}
                {version.emergency && (
                  <Sign tone="bad" icon={<IconAlertTriangle size={14} />}>
                    Emergency
                  </Sign>
                )}
              </div>
              <p className={styles.reason}>{version.reason}</p>
              <div className={versionsStyles.facts}>
                <span>
                  {version.publishedBy} {kindWords(version)}
                </span>
                <DateTime at={version.publishedAt} />
                {version.approvedBy.length > 0 && <span>approved by {version.approvedBy.join(', ')}</span>}
                {version.stopsBrought.map((stop) => (
                  <span key={stop}>stopped {stop}</span>
                ))}
                {version.stopsLifted.map((stop) => (
                  <span key={stop}>lifted {stop}</span>
                ))}
                {version.acknowledged > 0 && <span>{count(version.acknowledged, 'error')} let pass</span>}
                {version.warnings > 0 && <span>{count(version.warnings, 'warning')} accepted</span>}
                <code title={version.digest}>{version.digest.slice(0, 12)}</code>
              </div>
            </div>
            {number > 1 && (
              <Link
                className={styles.compare}
                href={compareHref({ environment, version: number - 1 }, { environment, version: number })}
              >
                <span className="visually-hidden">Version {number}: </span>compare with {number - 1}
              </Link>
            )}
          </li>
        );
      })}
    </ol>
  );
}
