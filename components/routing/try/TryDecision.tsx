import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { DateTime } from '@/components/ui/DateTime';
import { Facts } from '@/components/ui/Facts';
import { formatDollars } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { Candidate, Decision, DecisionLimits } from '@/lib/policy/decision';
import { decisionWords, ROLE_WORDS } from '@/lib/routing/decision-words';
import { describeCauses } from '@/lib/routing/describe';
import styles from './try.module.css';

/** The decision in a line, said aloud when it changes. It stays in sight while the request above it is edited. */
export function DecisionLine({ decision }: { readonly decision: Decision }) {
  const routed = decision.outcome === 'route';
  return (
    <div className={styles.line} data-outcome={decision.outcome} role="status" aria-label="Decision">
      {routed ? (
        <Sign tone="good" icon={<IconCircleCheck size={14} />}>
          Routed
        </Sign>
      ) : (
        <Sign tone="bad" icon={<IconCircleX size={14} />}>
          Denied
        </Sign>
      )}
      <span className={styles.lineWords}>{decisionWords(decision)}</span>
      {decision.rule !== null && <span className={styles.lineNote}>rule {decision.rule}</span>}
      {decision.code !== null && <code className={styles.lineNote}>{decision.code}</code>}
    </div>
  );
}

/** What a decision says beside whom it names. */
export function DecisionFacts({ decision }: { readonly decision: Decision }) {
  const { arm, bucket, label, limits } = decision;
  const facts = [
    { label: 'Rule', value: decision.rule ?? '–' },
    {
      label: 'Arm',
      value: arm === null ? '–' : bucket === null ? arm : `${arm} (bucket ${bucket.toLocaleString('en')})`,
    },
    { label: 'Counts as', value: label === null ? '–' : [label.level, ...label.tags].join(', ') },
    ...(decision.pointer === undefined
      ? []
      : [{ label: 'Because of', value: <code>{decision.pointer}</code> }]),
    ...limitFacts(limits),
    ...(decision.escalateBelow === null
      ? []
      : [{ label: 'Escalates below a score of', value: decision.escalateBelow }]),
    {
      label: 'Could change',
      value: <DateTime at={decision.validUntil} absent="not with time alone" />,
    },
  ];
  return <Facts facts={facts} across />;
}

function limitFacts(limits: DecisionLimits) {
  const count = (value: number | null, unit: string) =>
    value === null ? null : `${value.toLocaleString('en')}${unit}`;
  return [
    { label: 'Attempts, at most', value: count(limits.maxAttempts, '') },
    { label: 'Timeout of an attempt', value: count(limits.timeoutMs, ' ms') },
    { label: 'First token within', value: count(limits.firstTokenMs, ' ms') },
    { label: 'Deadline', value: count(limits.deadlineMs, ' ms') },
    { label: 'Tokens out, at most', value: count(limits.maxOutputTokens, '') },
  ].flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
}

/** Offerings in the order in which a router tries them. */
export function CandidateTable({
  label,
  candidates,
}: {
  readonly label: string;
  readonly candidates: readonly Candidate[];
}) {
  return (
    <PlainTable label={label} minWidth={720}>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">Offering</th>
          <th scope="col">Role</th>
          <th scope="col">Called</th>
          <th scope="col" data-align="end">
            Cost of an attempt
          </th>
          <th scope="col" data-align="end">
            Valid until
          </th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate, index) => (
          <tr key={candidate.offering}>
            <td data-label="#">
              <span className="numeric">{index + 1}</span>
            </td>
            <th scope="row">
              <Link href={offeringHref(candidate.offering)}>{candidate.offering}</Link>
              <div className={styles.quiet}>
                at {candidate.endpoint}, in the dialect {candidate.api}
                {Object.keys(candidate.parameters).length > 0 && (
                  <>
                    , with <code>{JSON.stringify(candidate.parameters)}</code>
                  </>
                )}
              </div>
            </th>
            <td data-label="Role">{ROLE_WORDS[candidate.role]}</td>
            <td data-label="Called">{index === 0 ? 'first' : describeCauses(candidate.on ?? undefined)}</td>
            <td data-label="Cost" data-align="end">
              {candidate.estimatedCostUsd === null ? (
                <span className={styles.quiet}>cannot be known</span>
              ) : (
                <span className="numeric" title={`${candidate.estimatedCostUsd} USD`}>
                  {formatDollars(candidate.estimatedCostUsd)}
                </span>
              )}
            </td>
            <td data-label="Valid until" data-align="end">
              <DateTime at={candidate.validUntil} absent="no end" />
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
