import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Link } from '@/components/ui/Link';
import { ruleHref, versionHref } from '@/components/ui/links/routing';
import type { EnvironmentDto, TaskClassRules } from '@/lib/routing/dto';
import type { OfferingUse } from '@/lib/routing/offering-use';
import styles from './catalogue.module.css';

/** A rule that names an offering, in one draft or more. */
export interface RuleUse {
  readonly environment: EnvironmentDto;
  readonly taskClass: string;
  readonly taskClassName: string;
  readonly ruleKey: string;
  readonly enabled: boolean;
  /** Tried first, or only after others or on escalation. */
  readonly first: boolean;
  /** The drafts in which it is like this. */
  readonly drafts: readonly { readonly name: string; readonly ruleId: string }[];
}

/** The rules of an environment's drafts that name an offering, as target or on escalation; each once where alike. */
export function rulesNaming(
  offering: string,
  environment: EnvironmentDto,
  drafts: readonly (readonly TaskClassRules[])[],
): readonly RuleUse[] {
  const uses = new Map<string, RuleUse>();
  for (const { key: taskClass, name: taskClassName, rules } of drafts.flat()) {
    for (const { id, key: ruleKey, draft, enabled, definition } of rules) {
      const lists = definition.arms.map((arm) => arm.targets.map((target) => target.offering));
      const escalated = definition.escalate?.targets.some((target) => target.offering === offering) ?? false;
      if (!escalated && !lists.some((list) => list.includes(offering))) continue;
      const first = lists.some((list) => list[0] === offering);
      const alike = [taskClass, ruleKey, enabled, first].join(' ');
      const found = uses.get(alike) ?? {
        environment,
        taskClass,
        taskClassName,
        ruleKey,
        enabled,
        first,
        drafts: [],
      };
      uses.set(alike, { ...found, drafts: [...found.drafts, { name: draft, ruleId: id }] });
    }
  }
  return [...uses.values()];
}

/** Where routing names an offering, so that nobody changes it unaware. */
export function UsedBy({
  uses: { drafts: uses, active },
}: {
  readonly uses: { readonly drafts: readonly RuleUse[]; readonly active: readonly OfferingUse[] };
}) {
  if (uses.length + active.length === 0) {
    return <p className={styles.quiet}>No rule of a draft or of an active version names this offering.</p>;
  }
  return (
    <ul className={styles.uses}>
      {active.map(({ environment, environmentName, production, version, taskClass, ruleKey, first }) => (
        <li key={`${environment} ${taskClass} ${ruleKey}`}>
          <EnvironmentSign name={environmentName} production={production} /> {taskClass}, rule {ruleKey}{' '}
          <span className={styles.quiet}>
            {first ? 'tried first' : 'as fallback'} in{' '}
            {version !== null && (
              <Link href={versionHref(version, environment)}>active version {version}</Link>
            )}
          </span>
        </li>
      ))}
      {uses.map(({ environment, taskClass, taskClassName, ruleKey, enabled, first, drafts }) => (
        <li key={`${environment.key} ${taskClass} ${ruleKey} ${enabled} ${first}`}>
          <EnvironmentSign name={environment.name} production={environment.production} /> {taskClassName},
          rule {ruleKey}{' '}
          <span className={styles.quiet}>
            {enabled ? (first ? 'tried first' : 'as fallback') : 'switched off'} in{' '}
            {drafts.map(({ name, ruleId }, index) => (
              <span key={name}>
                {index > 0 && ', '}
                <Link href={ruleHref(taskClass, ruleId, environment.key, name)}>{name}</Link>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
