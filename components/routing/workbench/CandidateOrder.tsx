import { formatDollars } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import type { Candidate, Decision } from '@/lib/policy/decision';
import { describeCauses } from '@/lib/routing/describe';
import styles from './workbench.module.css';

/** The offerings that a router would call, in order, narrow enough for a pane. */
export function CandidateOrder({
  decision: { candidates, escalations, arm, bucket },
}: {
  readonly decision: Decision;
}) {
  return (
    <>
      {bucket !== null && (
        <p className={styles.quiet}>
          Arm {arm}, bucket {bucket.toLocaleString('en')}.
        </p>
      )}
      {candidates.length > 0 && <Order label="Offerings in the order tried" candidates={candidates} />}
      {escalations.length > 0 && (
        <section>
          <h3 className={styles.armTitle}>Escalations</h3>
          <Order label="Escalations in the order tried" candidates={escalations} />
        </section>
      )}
    </>
  );
}

function Order({ label, candidates }: { readonly label: string; readonly candidates: readonly Candidate[] }) {
  return (
    <ol className={styles.order} aria-label={label}>
      {candidates.map(({ offering, on, estimatedCostUsd }, index) => (
        <li key={offering}>
          <Link href={offeringHref(offering)}>{offering}</Link>
          <span className={styles.quiet}>
            {index === 0 ? 'first' : describeCauses(on ?? undefined)}
            {' · '}
            {estimatedCostUsd === null
              ? 'cost cannot be known'
              : `${formatDollars(estimatedCostUsd)} an attempt`}
          </span>
        </li>
      ))}
    </ol>
  );
}
