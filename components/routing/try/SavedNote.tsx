import { IconCircleCheck, IconCircleX, IconPencil } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { taskClassHref } from '@/components/ui/links/routing';
import { Sign } from '@/components/ui/Sign';
import { canonicalJson } from '@/lib/policy/canonical';
import type { Decision } from '@/lib/policy/decision';
import type { PolicyRequest } from '@/lib/policy/types';
import { expectationWords, mismatches, type SavedRequestDto } from '@/lib/routing/saved-request';
import styles from './try.module.css';

/** The saved request that is looked at: what is expected, and whether the decision shown is that. */
export function SavedNote({
  saved,
  request,
  decision,
  environment,
}: {
  readonly saved: SavedRequestDto;
  readonly request: PolicyRequest;
  /** Null while there is none. */
  readonly decision: Decision | null;
  readonly environment: string;
}) {
  const edited = canonicalJson(saved.request) !== canonicalJson(request);
  const found = decision && !edited ? mismatches(saved.expected, decision) : [];
  return (
    <section className={styles.saved} aria-label="Saved request">
      <div className={styles.savedHead}>
        <span>
          Saved request <strong>{saved.name}</strong> of{' '}
          <Link href={taskClassHref(saved.taskClass, environment)}>{saved.taskClass}</Link>
        </span>
        {edited && (
          <Sign tone="information" icon={<IconPencil size={14} />}>
            Edited, not saved
          </Sign>
        )}
        {!edited && decision && found.length === 0 && (
          <Sign tone="good" icon={<IconCircleCheck size={14} />}>
            As expected
          </Sign>
        )}
        {found.length > 0 && (
          <Sign tone="bad" icon={<IconCircleX size={14} />}>
            Otherwise than expected
          </Sign>
        )}
      </div>
      <p className={styles.quiet}>Expected: {expectationWords(saved.expected)}.</p>
      {found.length > 0 && (
        <p className={styles.quiet}>Decided: {found.map(({ brief }) => brief).join('; ')}.</p>
      )}
    </section>
  );
}
