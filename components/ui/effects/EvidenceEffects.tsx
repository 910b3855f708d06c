import { IconAlertTriangle, IconLockOpen } from '@tabler/icons-react';
import { groupedBy } from '@/lib/core/grouped';
import { effectLabels } from '@/lib/routing/effect-words';
import type {
  ClosedTarget,
  EvidenceEffects as Effects,
  EnvironmentEffects,
  OpenedLabel,
} from '@/lib/routing/evidence-effects';
import { DateTime } from '../DateTime';
import { EnvironmentSign } from '../EnvironmentSign';
import styles from './effects.module.css';

/** Which routes a change of the evidence closes, where and when, what is left in each rule, and what it would open. */
export function EvidenceEffects({ effects }: { readonly effects: Effects }) {
  const { environments, opens } = effects;
  return (
    <div role="status" className={styles.effects}>
      {environments.length === 0 && (
        <p className={styles.quiet}>It closes nothing that an active policy uses.</p>
      )}
      {environments.map((one) => (
        <InEnvironment key={one.environment} effects={one} />
      ))}
      {opens.length > 0 && (
        <div>
          <h3 className={styles.title}>
            <IconLockOpen size={16} aria-hidden />
            Would be cleared, once a policy is published with it
          </h3>
          <ul className={styles.list}>
            {opens.map((opened) => (
              <Opened key={opened.label} opened={opened} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function InEnvironment({ effects: { name, production, closes } }: { readonly effects: EnvironmentEffects }) {
  const rules = groupedBy(closes, ({ taskClass, rule }) => `${taskClass} ${rule}`);
  return (
    <div>
      <h3 className={styles.title}>
        <EnvironmentSign name={name} production={production} />
        {closes.length === 1 ? 'loses a target' : `loses ${closes.length.toLocaleString('en')} targets`}
      </h3>
      <ul className={styles.list}>
        {[...rules].map(([key, closed]) => (
          <InRule key={key} closed={closed} />
        ))}
      </ul>
    </div>
  );
}

function InRule({ closed }: { readonly closed: readonly ClosedTarget[] }) {
  const [first] = closed;
  if (!first) return null;
  const empty = closed.some(({ left }) => left === 0);
  return (
    <li className={styles.rule}>
      {empty && <IconAlertTriangle size={16} aria-hidden className={styles.alarm} />}
      <div className={styles.words}>
        <strong>{first.taskClassName}</strong>, rule {first.rule}
        <ul className={styles.targets}>
          {closed.map(({ offering, labels, from, left }) => (
            <li key={`${offering} ${labels.join()} ${from}`}>
              <span className={styles.offering}>{offering}</span> for {effectLabels(labels)}{' '}
              {from === null ? (
                'at once'
              ) : (
                <>
                  from <DateTime at={from} />
                </>
              )}
              .{' '}
              {left === 0 ? (
                <span className={styles.none}>Nothing is left: such requests are denied.</span>
              ) : (
                `${left.toLocaleString('en')} left.`
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}

function Opened({ opened: { label, environments, offerings, count } }: { readonly opened: OpenedLabel }) {
  const more = count - offerings.length;
  return (
    <li>
      <strong>{effectLabels([label])}</strong> in {environments.join(', ')}:{' '}
      <span className={styles.offering}>{offerings.join(', ')}</span>
      {more > 0 && ` and ${more.toLocaleString('en')} more`}.
    </li>
  );
}
