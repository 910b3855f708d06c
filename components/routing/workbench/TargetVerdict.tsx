import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { OfferingFacts } from '@/components/ui/OfferingFacts';
import { Sign } from '@/components/ui/Sign';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { ConsideredTarget } from '@/lib/policy/considered';
import type { Cause } from '@/lib/policy/types';
import { failureWords } from '@/lib/routing/check-words';
import { describeCauses, listOf } from '@/lib/routing/describe';
import type { Finding } from '@/lib/routing/finding';
import { FindingsList } from '../FindingsList';
import styles from './workbench.module.css';

/** One offering of a rule: when it is tried, whether it passes every check, and if not, why. */
export function TargetVerdict({
  offering,
  row,
  on,
  place,
  leads = false,
  escalation = false,
  verdict,
  findings,
}: {
  readonly offering: string;
  readonly row: OfferingRow | undefined;
  readonly on: readonly Cause[] | undefined;
  /** From 0. */
  readonly place: number;
  /** It is called first, because those before it are passed over. */
  readonly leads?: boolean;
  readonly escalation?: boolean;
  /** Undefined = not known yet. */
  readonly verdict: ConsideredTarget | undefined;
  readonly findings: readonly Finding[];
}) {
  const out = verdict !== undefined && verdict.codes.length > 0;
  const first = on ? `First, ${describeCauses(on)}` : 'First';
  const then = leads ? 'First: those before it are passed over' : `Then, ${describeCauses(on)}`;
  const when = place === 0 ? first : escalation ? 'Then' : then;
  return (
    <li className={styles.verdict} data-out={out || undefined}>
      <div className={styles.verdictHead}>
        <Link href={offeringHref(offering)} className={styles.verdictName}>
          {row?.modelName ?? offering}
        </Link>
        {verdict &&
          (out ? (
            <Sign tone="bad" icon={<IconCircleX size={14} />}>
              Out
            </Sign>
          ) : (
            <Sign tone="good" icon={<IconCircleCheck size={14} />}>
              Eligible
            </Sign>
          ))}
      </div>
      {row && <OfferingFacts row={row} />}
      <div className={styles.when}>
        {out
          ? `Passed over: it ${listOf(
              verdict.codes.map((code) => failureWords(code, verdict.checks)),
              'and',
            )}.`
          : when}
      </div>
      {findings.length > 0 && <FindingsList withPlace={false} findings={findings} />}
    </li>
  );
}
