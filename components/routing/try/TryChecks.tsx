import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { DateTime } from '@/components/ui/DateTime';
import { EvidenceList } from '@/components/ui/evidence/EvidenceList';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { Sign } from '@/components/ui/Sign';
import type { Check, Considered, ConsideredTarget } from '@/lib/policy/considered';
import type { Rule } from '@/lib/policy/types';
import { checkFacts, checkName } from '@/lib/routing/check-words';
import { placeInRequest, ROLE_WORDS } from '@/lib/routing/decision-words';
import { describeCondition } from '@/lib/routing/describe';
import { notedEvidence } from '@/lib/routing/version-notes';
import styles from './checks.module.css';

const VERDICTS = {
  true: { tone: 'good', word: 'Takes it' },
  false: { tone: 'neutral', word: 'Does not apply' },
  unknown: { tone: 'warning', word: 'Cannot tell' },
} as const;

/** The rules up to the one that decided, each with its verdict. */
export function RulesLookedAt({
  considered,
  rules,
}: {
  readonly considered: Considered;
  /** Of the task class, for their conditions. */
  readonly rules: readonly Rule[];
}) {
  return (
    <ol className={styles.rules}>
      {considered.rules.map(({ rule: id, verdict, unknown }) => {
        const rule = rules.find((one) => one.id === id);
        const { tone, word } = VERDICTS[verdict];
        return (
          <li key={id}>
            <strong>{id}</strong> <Sign tone={tone}>{word}</Sign>
            <span className={styles.quiet}>
              {rule?.when ? `when ${describeCondition(rule.when)}` : 'every request'}
              {unknown !== null &&
                `; ${placeInRequest(unknown)} was not sent, so the rule ${rule?.onUnknown === 'skip' ? 'is passed over' : 'denies'}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Every offering of the matched rule with each of its checks and the values compared. */
export function ChecksList({ targets }: { readonly targets: readonly ConsideredTarget[] }) {
  const arms = new Set(targets.flatMap(({ arm }) => (arm === null ? [] : [arm])));
  return (
    <ul className={styles.targets} aria-label="Offerings of the rule">
      {targets.map((target) => (
        <li key={`${target.arm} ${target.offering}`} className={styles.target}>
          <div className={styles.targetHead}>
            <Link href={offeringHref(target.offering)} className={styles.targetName}>
              {target.offering}
            </Link>
            <span className={styles.quiet}>
              {ROLE_WORDS[target.role]}
              {target.arm !== null && arms.size > 1 && ` of ${target.arm}`}
            </span>
            {target.codes.length === 0 ? (
              <Sign tone="good">Passes every check</Sign>
            ) : (
              <>
                <Sign tone="bad">Out</Sign>
                <code className={styles.quiet}>{target.codes.join(', ')}</code>
              </>
            )}
            {target.failed && <Sign tone="warning">Failed before</Sign>}
          </div>
          <ul className={styles.checks} aria-label={`Checks of ${target.offering}`}>
            {target.checks.map((check) => (
              <CheckItem key={checkName(check)} check={check} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function CheckItem({ check }: { readonly check: Check }) {
  const failed = check.codes.length > 0;
  const noted = 'evidence' in check && check.cleared ? notedEvidence(check.evidence) : null;
  return (
    <li className={styles.check} data-failed={failed || undefined}>
      <div className={styles.checkName}>
        {failed ? <IconCircleX size={14} aria-hidden /> : <IconCircleCheck size={14} aria-hidden />}
        {checkName(check)}
        <span className="visually-hidden">{failed ? ' fails' : ' passes'}</span>
      </div>
      <dl>
        {checkFacts(check).map(({ label, value, instant }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{instant ? <DateTime at={value} /> : value}</dd>
          </div>
        ))}
      </dl>
      {noted && <EvidenceList evidence={noted} />}
    </li>
  );
}
