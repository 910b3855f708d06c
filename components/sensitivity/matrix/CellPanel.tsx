'use client';

import { ActionIcon, Loader } from '@mantine/core';
import { IconCircleCheckFilled, IconLock, IconShieldQuestion, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ClearanceSign } from '@/components/ui/ClearanceSign';
import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { offeringHref } from '@/components/ui/links/catalogue';
import { labelHref, newExceptionHref } from '@/components/ui/links/sensitivity';
import { SampleMark } from '@/components/ui/SampleMark';
import type { CellView, ShownVerdict } from '@/lib/sensitivity/cell-view';
import type { ClearanceState } from '@/lib/sensitivity/clearance-state';
import { readLabelRef } from '@/lib/sensitivity/label';
import { EvidenceItem } from './EvidenceItem';
import type { CellName } from './MatrixGrid';
import styles from './matrix.module.css';
import { placeHref } from './place-href';

/** A cell beside the matrix: what is asked, the evidence for it, and what is missing, with the way to mend it. */
export function CellPanel({
  cell,
  names,
  state,
  environment,
  at,
  mayAsk,
  onClose,
}: {
  readonly cell: CellName;
  /** Of the model and of the label. */
  readonly names: { readonly model: string; readonly label: string };
  readonly state: ClearanceState;
  readonly environment: string;
  /** A day; null = now. */
  readonly at: string | null;
  /** Whether the reader may ask for an exception. */
  readonly mayAsk: boolean;
  readonly onClose: () => void;
}) {
  const asked = new URLSearchParams({ environment, ...cell, ...(at && { at }) }).toString();
  const [answer, setAnswer] = useState<{ readonly asked: string; readonly view: CellView | null } | null>(
    null,
  );
  useEffect(() => {
    const abort = new AbortController();
    fetch(`/api/console/clearance/cell?${asked}`, { signal: abort.signal })
      .then(async (response) =>
        setAnswer({ asked, view: response.ok ? ((await response.json()) as CellView) : null }),
      )
      .catch(() => !abort.signal.aborted && setAnswer({ asked, view: null }));
    return () => abort.abort();
  }, [asked]);
  const label = readLabelRef(cell.label);
  const view = answer?.asked === asked ? answer.view : undefined;
  return (
    <aside className={styles.panel} aria-label="Clearance">
      <header className={styles.panelHead}>
        <div>
          <h2 className={styles.panelName}>
            <Link href={offeringHref(cell.offering)}>{names.model}</Link> for{' '}
            {label ? <Link href={labelHref(label.kind, label.key)}>{names.label}</Link> : names.label}
          </h2>
          <p className={styles.quiet}>{cell.offering}</p>
        </div>
        <ActionIcon aria-label="Close" onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      <p>
        <ClearanceSign clearance={{ state, until: view?.until ?? null }} /> {view?.sample && <SampleMark />}
      </p>
      {view === undefined && <Loader size="sm" />}
      {view === null && <p role="alert">The reasons could not be read. Close this and open it again.</p>}
      {view && (
        <>
          {view.singlePerson && <p className={styles.quiet}>Some of it was approved by one person alone.</p>}
          {Object.keys(view.requires).length > 0 && (
            <p className={styles.quiet}>
              Requests carry{' '}
              {Object.entries(view.requires)
                .map(([name, value]) => `${name} = ${String(value)}`)
                .join(', ')}
              .
            </p>
          )}
          {view.missing.map((words) => (
            <p key={words} className={styles.missing}>
              {words}
            </p>
          ))}
          {view.verdicts.length === 0 && view.open && <p>Nothing is asked for it.</p>}
          <ul className={styles.verdicts}>
            {[...view.verdicts]
              .sort((a, b) => Number(a.met) - Number(b.met))
              .map((verdict) => (
                <Verdict key={`${verdict.label} ${verdict.words}`} verdict={verdict} />
              ))}
          </ul>
          {!view.open && mayAsk && (
            <p>
              <Link href={newExceptionHref(cell.offering, cell.label, environment)}>
                Ask for an exception
              </Link>
            </p>
          )}
        </>
      )}
    </aside>
  );
}

function Verdict({ verdict }: { readonly verdict: ShownVerdict }) {
  const { met, excepted, words, label, until, evidence, missing } = verdict;
  return (
    <li className={styles.verdict}>
      {excepted ? (
        <IconShieldQuestion size={16} color="var(--warning)" aria-label="By an exception" />
      ) : met ? (
        <IconCircleCheckFilled size={16} color="var(--good)" aria-label="Met" />
      ) : (
        <IconLock size={16} color="var(--bad)" aria-label="Missing" />
      )}
      <span className={styles.verdictWords}>{words}</span>
      <span className={styles.quiet}>
        Asked by {label}
        {until && (
          <>
            , met until <DateTime at={until} />
          </>
        )}
      </span>
      {missing.map(({ words: why, place }) => (
        <span key={why} className={`${excepted ? styles.quiet : styles.missing} prose`}>
          {why} {place && <Link href={placeHref(place)}>Go there</Link>}
        </span>
      ))}
      {evidence.map((one) => (
        <EvidenceItem key={`${one.words} ${one.until}`} evidence={one} />
      ))}
    </li>
  );
}
