import { IconAlertTriangle, IconCircleDashedCheck } from '@tabler/icons-react';
import { Sign } from '@/components/ui/Sign';
import { type ObligationNames, obligationWords } from '@/lib/sensitivity/obligation-words';
import type { Obligation } from '@/lib/sensitivity/obligations';
import { obligationChanges } from '@/lib/sensitivity/obligations-content';
import styles from '../sensitivity.module.css';

/** What a label asks for, in words. That nothing is asked and that nothing is recorded are told apart. */
export function ObligationList({
  obligations,
  names,
}: {
  readonly obligations: readonly Obligation[] | null;
  readonly names: ObligationNames;
}) {
  if (obligations === null) {
    return (
      <Sign tone="warning" icon={<IconAlertTriangle size={14} />} title="Nobody has said what it asks for.">
        Nothing recorded: clears nothing
      </Sign>
    );
  }
  if (obligations.length === 0) {
    return (
      <Sign tone="good" icon={<IconCircleDashedCheck size={14} />} title="An empty list that was recorded.">
        Asks for nothing: every offering is cleared
      </Sign>
    );
  }
  return (
    <ul className={styles.obligations}>
      {obligations.map((one) => (
        <li key={JSON.stringify(one)}>{obligationWords(one, names)}</li>
      ))}
    </ul>
  );
}

/** What a proposal does to what a label asks for, line by line. */
export function ObligationDiff({
  before,
  after,
  names,
}: {
  readonly before: readonly Obligation[] | null;
  readonly after: readonly Obligation[] | null;
  readonly names: ObligationNames;
}) {
  const changes = obligationChanges(before, after);
  return (
    <>
      {(after === null || after.length === 0) && <ObligationList obligations={after} names={names} />}
      {before === null && after !== null && (
        <p className={styles.quiet}>Nothing was recorded before, so nothing was cleared.</p>
      )}
      {changes.length > 0 && (
        <ul className={styles.obligations}>
          {changes.map(({ obligation, change }) => (
            <li key={`${change} ${JSON.stringify(obligation)}`} data-change={change}>
              {change !== 'kept' && <span className="visually-hidden">{change}: </span>}
              {obligationWords(obligation, names)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
