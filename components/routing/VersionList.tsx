import Link from 'next/link';
import { DateTime } from '@/components/ui/DateTime';
import { versionHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import type { VersionDto } from '@/lib/routing/dto';
import { count } from './DraftBar';
import styles from './routing.module.css';

/** An environment's versions as a timeline: who, when and why. The first is the active one. */
export function VersionList({ versions }: { readonly versions: readonly VersionDto[] }) {
  return (
    <ol reversed className={styles.targets}>
      {versions.map((version, index) => (
        <li key={version.version} className={styles.version}>
          <Link href={versionHref(version.version, version.environment)} className={styles.versionNumber}>
            v{version.version}
          </Link>
          <div style={{ minWidth: 0 }}>
            <div style={{ overflowWrap: 'anywhere' }}>{version.reason}</div>
            <div className={styles.targetFacts}>
              <span>{version.publishedBy}</span>
              <DateTime at={version.publishedAt} />
              {version.ofVersion !== null && <span>rolled back to v{version.ofVersion}</span>}
              {version.warnings > 0 && <span>{count(version.warnings, 'warning')} accepted</span>}
              <span className={styles.mono} title={version.digest}>
                {version.digest.slice(0, 12)}
              </span>
            </div>
          </div>
          <div>{index === 0 && <Sign tone="good">active</Sign>}</div>
        </li>
      ))}
    </ol>
  );
}
