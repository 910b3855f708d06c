import Link from 'next/link';
import { Ago } from '@/components/ui/DateTime';
import { LinkButton } from '@/components/ui/LinkButton';
import { publishHref, stopsHref, versionHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import type { DraftState } from '@/lib/routing/dto';
import styles from './routing.module.css';

/** Where an environment stands: its active version, and what the draft would change. */
export function DraftBar({
  draft,
  environmentName,
}: {
  readonly draft: DraftState;
  readonly environmentName: string;
}) {
  const errors = draft.findings.filter((finding) => finding.severity === 'error').length;
  const warnings = draft.findings.filter((finding) => finding.severity === 'warning').length;
  const changes = draft.changes.length;
  return (
    <div className={styles.draftBar}>
      <div className={`${styles.draftWords} prose`}>
        {draft.activeVersion === null ? (
          <span>Nothing is published in {environmentName} yet: routers get no policy.</span>
        ) : (
          <span>
            <Link href={versionHref(draft.activeVersion, draft.environment)}>
              Version {draft.activeVersion}
            </Link>{' '}
            is active, published <Ago at={draft.publishedAt} /> by {draft.publishedBy ?? 'someone erased'}
          </span>
        )}
        {changes > 0 ? (
          <Sign tone="information">{count(changes, 'unpublished change')}</Sign>
        ) : (
          <Sign tone="neutral">Draft and version agree</Sign>
        )}
        {draft.stops > 0 && (
          <Sign tone="bad">
            <Link href={stopsHref(draft.environment)}>{count(draft.stops, 'stop')} in force</Link>
          </Sign>
        )}
        {errors > 0 && <Sign tone="bad">{count(errors, 'error')}</Sign>}
        {warnings > 0 && <Sign tone="warning">{count(warnings, 'warning')}</Sign>}
      </div>
      <LinkButton
        href={publishHref(draft.environment, draft.draft)}
        size="compact-sm"
        variant={changes > 0 ? 'filled' : 'default'}
      >
        {changes > 0 ? 'Review and publish' : 'Review findings'}
      </LinkButton>
    </div>
  );
}

/** "1 error", "2 errors". */
export function count(number: number, word: string): string {
  return `${number.toLocaleString('en')} ${word}${number === 1 ? '' : 's'}`;
}
