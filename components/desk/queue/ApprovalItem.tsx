'use client';

import { Checkbox } from '@mantine/core';
import { Ago } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { reviewDeskHref } from '@/components/ui/links/contracts';
import { SampleMark } from '@/components/ui/SampleMark';
import { Sign } from '@/components/ui/Sign';
import type { QueuedClause } from '@/lib/contracts/review-queue';
import { RevisionDiff } from '../RevisionDiff';
import { STATUS_WORDS } from '../status-words';
import styles from './queue.module.css';

/** A clause that waits for the reader's approval, in full: what is approved is seen. */
export function ApprovalItem({
  queued: { clause, type, contract },
  selected,
  current,
  onSelect,
}: {
  readonly queued: QueuedClause;
  readonly selected: boolean;
  /** Where the keyboard is. */
  readonly current: boolean;
  readonly onSelect: (selected: boolean) => void;
}) {
  const { inWork, inForce } = clause;
  if (!inWork) return null;
  const { tone, label } = STATUS_WORDS[inWork.content.status];
  return (
    <li
      id={`approval-${clause.id}`}
      className={styles.item}
      data-current={current || undefined}
      data-selected={selected || undefined}
    >
      <Checkbox
        mt={2}
        aria-label={`Select ${type.name} of ${contract.number}`}
        checked={selected}
        onChange={(event) => onSelect(event.currentTarget.checked)}
      />
      <div className={styles.words}>
        <p className={styles.title}>
          <Link href={reviewDeskHref(contract.number, clause.id)}>
            {type.number !== null && `${type.number} `}
            {type.name}
          </Link>
          <Sign tone={tone}>{label}</Sign>
          <span className={styles.quiet}>
            {contract.number} · {contract.vendorName}
          </span>
          {contract.sample && <SampleMark />}
        </p>
        <p className={styles.quiet}>
          {inWork.authors.join(', ')}
          {inWork.submittedAt && (
            <>
              , put up <Ago at={inWork.submittedAt} />
            </>
          )}
          {inForce ? ' · replaces what holds now' : ' · nothing holds yet'}
        </p>
        {inWork.note && <p className={styles.said}>{inWork.note}</p>}
        <RevisionDiff before={inForce?.content ?? null} after={inWork.content} parameters={type.parameters} />
      </div>
    </li>
  );
}
