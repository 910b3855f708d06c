import { Ago } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { LinkButton } from '@/components/ui/LinkButton';
import { publishHref, stopsHref, versionHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import type { DraftDto } from '@/lib/routing/draft';
import type { DraftState } from '@/lib/routing/dto';
import styles from './draft-bar.module.css';
import { DraftSigns } from './drafts/DraftSigns';
import { DraftSwitcher } from './drafts/DraftSwitcher';

/** Which draft is looked at, what it would change, and what routers follow until then. */
export function DraftBar({
  draft,
  drafts,
  environmentName,
  mayCreate,
}: {
  readonly draft: DraftState;
  /** The open ones of the environment. */
  readonly drafts: readonly DraftDto[];
  readonly environmentName: string;
  readonly mayCreate: boolean;
}) {
  const errors = draft.findings.filter((finding) => finding.severity === 'error').length;
  const warnings = draft.findings.filter((finding) => finding.severity === 'warning').length;
  const changes = draft.changes.length;
  const listed = drafts.find(({ name }) => name === draft.draft);
  return (
    <div className={styles.draftBar}>
      <div className={styles.draftLines}>
        <div className={`${styles.draftWords} prose`}>
          <DraftSwitcher
            drafts={drafts}
            current={draft.draft}
            environment={draft.environment}
            mayCreate={mayCreate}
          />
          {listed?.changedBy && (
            <span>
              changed <Ago at={listed.changedAt} /> by {listed.changedBy}
            </span>
          )}
          {changes > 0 ? (
            <Sign tone="information">{count(changes, 'unpublished change')}</Sign>
          ) : (
            <Sign tone="neutral">Draft and version agree</Sign>
          )}
          {errors > 0 && <Sign tone="bad">{count(errors, 'error')}</Sign>}
          {warnings > 0 && <Sign tone="warning">{count(warnings, 'warning')}</Sign>}
          {listed && <DraftSigns draft={listed} />}
        </div>
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
          {draft.stops > 0 && (
            <Sign tone="bad">
              <Link href={stopsHref(draft.environment)}>{count(draft.stops, 'stop')} in force</Link>
            </Sign>
          )}
        </div>
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
