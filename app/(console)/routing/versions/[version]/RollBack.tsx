import { ChangesList } from '@/components/routing/ChangesList';
import { count } from '@/components/routing/DraftBar';
import { BreakGlass } from '@/components/routing/emergency/BreakGlass';
import { FindingsList } from '@/components/routing/FindingsList';
import { PublishForm } from '@/components/routing/PublishForm';
import { ReviewPanel } from '@/components/routing/review/ReviewPanel';
import styles from '@/components/routing/review/review.module.css';
import { StateSign } from '@/components/routing/review/StateSign';
import { Section } from '@/components/ui/Section';
import { rolesFor } from '@/lib/auth/permissions';
import type { EnvironmentDto, RollbackPreview } from '@/lib/routing/dto';
import { acknowledgeableOf, blockingOf } from '@/lib/routing/finding';
import { reviewState, type Standing } from '@/lib/routing/review';
import type { Widening } from '@/lib/routing/widening';
import { rollBackAction } from '../../actions';
import { breakGlassAction } from '../../emergencies/actions';
import { REVIEW_ACTIONS } from '../../reviews/acts';

/** What a return to an earlier version would do, who has to approve it, and the way to do it. */
export function RollBack({
  environment,
  rollback,
  standing,
  widenings,
  routers,
}: {
  readonly environment: EnvironmentDto;
  readonly rollback: RollbackPreview;
  readonly standing: Standing;
  /** What would become eligible; null where nobody needs to know: it is not the reader's to do it at once. */
  readonly widenings: readonly Widening[] | null;
  /** How many are heard of. */
  readonly routers: number;
}) {
  const { toVersion, baseVersion, changes, findings, warningKeys } = rollback;
  const { approval, me } = standing;
  const errors = blockingOf(findings);
  const inTheWay =
    errors.length > 0
      ? `${count(errors.length, 'error')} would stop it today.`
      : changes.length === 0
        ? 'The active version says the same.'
        : null;
  const role = `Rolling back needs the role ${rolesFor('policy.rollback').join(' or ')}.`;
  const blocked = [...(me.mayPublish ? [] : [role]), ...(inTheWay ? [inTheWay] : []), ...approval.blocked];
  const form = {
    what: { toVersion, baseVersion },
    environment: environment.key,
    environmentName: environment.name,
    production: environment.production,
    warningKeys,
    failed: acknowledgeableOf(findings),
    blocked: null,
    routers,
  };
  return (
    <Section
      title={`Roll back to version ${toVersion}`}
      note="Makes a new version with these rules, compiled with the catalogue and the clearances of today. The draft stays as it is."
      actions={approval.required > 0 && changes.length > 0 && <StateSign state={reviewState(standing)} />}
    >
      {changes.length > 0 && <ChangesList changes={changes} />}
      {findings.length > 0 && (changes.length > 0 || errors.length > 0) && (
        <FindingsList findings={findings} />
      )}
      {approval.required > 0 && inTheWay === null && (
        <div className={styles.narrow}>
          <ReviewPanel
            standing={standing}
            what={{ kind: 'rollback', environment: environment.key, toVersion, baseVersion }}
            activeVersion={baseVersion}
            unaskable={null}
            actions={REVIEW_ACTIONS}
          />
        </div>
      )}
      {blocked.length > 0 ? (
        <p className={styles.muted}>{blocked.join(' ')}</p>
      ) : (
        <PublishForm {...form} verb="Roll back" publish={rollBackAction} />
      )}
      {widenings && inTheWay === null && (
        <BreakGlass widenings={widenings} form={{ ...form, publish: breakGlassAction }} />
      )}
    </Section>
  );
}
