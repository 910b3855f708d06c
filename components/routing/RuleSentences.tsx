import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { describeCauses, describeCondition, describeSelection, describeShare } from '@/lib/routing/describe';
import type { RuleDefinition } from '@/lib/routing/source-schema';
import styles from './routing.module.css';

/** A rule as sentences: when it applies, what it requires, whom it tries and in what order. */
export function RuleSentences({
  definition,
  withTargets = true,
}: {
  readonly definition: RuleDefinition;
  /** False where whom it tries is told beside. */
  readonly withTargets?: boolean;
}) {
  const { when, needs, regions, limits, arms, escalate, note } = definition;
  const limitsWords = [
    limits?.maxCostUsd && `at most $${limits.maxCostUsd} a request`,
    limits?.maxOutputTokens !== undefined &&
      `at most ${limits.maxOutputTokens.toLocaleString('en')} output tokens`,
    limits?.maxAttempts !== undefined && `at most ${limits.maxAttempts} attempts`,
    limits?.timeoutMs !== undefined && `${limits.timeoutMs.toLocaleString('en')} ms an attempt`,
    limits?.firstTokenMs !== undefined && `first token within ${limits.firstTokenMs.toLocaleString('en')} ms`,
    limits?.deadlineMs !== undefined && `${limits.deadlineMs.toLocaleString('en')} ms in all`,
  ].filter(Boolean);
  return (
    <div className={styles.sentence}>
      <div>{when ? `When ${describeCondition(when)}` : 'Every request'}</div>
      {needs && needs.length > 0 && <div>Needs {needs.join(', ')}</div>}
      {regions && regions.length > 0 && <div>Processed only in {regions.join(', ')}</div>}
      {limitsWords.length > 0 && <div>Limits: {limitsWords.join(', ')}</div>}
      {(withTargets ? arms : []).map((arm) => (
        <div key={arm.name}>
          {arms.length > 1 && (
            <div>
              {describeShare(arm.weight)} of units: {arm.name}
            </div>
          )}
          {arm.select && <div>{describeSelection(arm.select)}</div>}
          <ol className={styles.steps}>
            {arm.targets.map(({ offering, on }, index) => (
              <li key={offering} className={`${styles.step} prose`}>
                <span>
                  <Link href={offeringHref(offering)}>{offering}</Link>
                  {index > 0 && ` ${describeCauses(on)}`}
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {withTargets && escalate && (
        <div>
          Below a score of {escalate.below}:{' '}
          {escalate.targets.map((target) => target.offering).join(', then ')}
        </div>
      )}
      {note && <div style={{ marginTop: 6, whiteSpace: 'pre-wrap' }}>{note}</div>}
    </div>
  );
}
