import type { ReactNode } from 'react';
import { formatCount, formatShare } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { own } from '@/lib/core/own';
import type { DecisionsDto } from '@/lib/routers/decision-counts';
import { DENIAL_WORDS } from '@/lib/routing/decision-words';
import styles from './decisions.module.css';

/** Names in one list; the rest is summed up. */
const SHOWN = 8;

interface Part {
  readonly key: string;
  readonly name: ReactNode;
  readonly count: number;
}

/** How decisions came out: by arm or rule, where they went, and why they were denied; the most frequent first. */
export function DecisionShares({
  decisions: { route, deny, rules, arms, offerings, codes },
  by,
}: {
  readonly decisions: DecisionsDto;
  readonly by: 'arms' | 'rules';
}) {
  const sums =
    by === 'arms'
      ? arms.map((arm) => ({ ...arm, key: arm.value, name: arm.value || 'no arm' }))
      : rules.map((rule) => ({
          ...rule,
          key: `${rule.taskClass} ${rule.value}`,
          name: rule.value || `${rule.taskClass || 'unknown'}, no rule`,
        }));
  return (
    <div className={styles.shares}>
      <Shares
        title={by === 'arms' ? 'Arms' : 'Rules'}
        whole={route + deny}
        parts={sums.map((sum) => ({ key: sum.key, name: sum.name, count: sum.route + sum.deny }))}
      />
      <Shares
        title="Routed to first"
        whole={route}
        parts={offerings.map(({ value, route: count }) => ({
          key: value,
          name: value === '' ? 'not told apart' : <Link href={offeringHref(value)}>{value}</Link>,
          count,
        }))}
      />
      <Shares
        title="Denied because"
        whole={deny}
        parts={codes.map(({ value, deny: count }) => ({
          key: value,
          name: own(DENIAL_WORDS, value) ?? (value || 'not told'),
          count,
        }))}
      />
    </div>
  );
}

function Shares({
  title,
  whole,
  parts,
}: {
  readonly title: string;
  readonly whole: number;
  readonly parts: readonly Part[];
}) {
  const some = parts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  if (some.length === 0) return null;
  const others = some.slice(SHOWN).reduce((sum, { count }) => sum + count, 0);
  const shown = [
    ...some.slice(0, SHOWN),
    ...(others > 0
      ? [{ key: 'others', name: `${formatCount(some.length - SHOWN)} others`, count: others }]
      : []),
  ];
  return (
    <section aria-label={title}>
      <h3 className={styles.sharesTitle}>{title}</h3>
      <ul className={styles.list}>
        {shown.map(({ key, name, count }) => (
          <li key={key} className={styles.share}>
            <span className={styles.name}>{name}</span>
            <span className={styles.count}>{formatCount(count)}</span>
            <span className={styles.percent}>{formatShare(count, whole)}</span>
            <span className={styles.track} aria-hidden>
              <span style={{ width: `${(count / whole) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
