'use client';

import { Button, Select } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { tellDone } from '@/components/ui/undo-notice';
import type { Discrepancy } from '@/lib/catalog/discrepancy';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './settle.module.css';

/** What came of settling several: those refused stay open, each with why. */
export interface SettledMany {
  readonly settled: number;
  readonly refusals: readonly string[];
}

/** So many at a time, so that it can be said how far it is. */
const AT_ONCE = 25;
const KEEP = 'Keep what the catalogue has';

/** What settles a discrepancy in favour of a source; null where that source says nothing of it. */
function inputFor({ offering, field, digest, statements }: Discrepancy, preferred: string) {
  const named = { offering, field, digest, note: 'Settled together with others.' };
  const statement = statements.find(({ source }) => source === preferred);
  if (preferred === KEEP || statement?.current) return { ...named, outcome: 'keep' };
  return statement ? { ...named, outcome: 'take', source: preferred } : null;
}

/** Settles all selected discrepancies by one rule: a source that is preferred, or what the catalogue has. */
export function SettleMany({
  rows,
  settleMany,
  onDone,
}: {
  readonly rows: readonly Discrepancy[];
  readonly settleMany: (inputs: readonly unknown[]) => Promise<ActionResult<SettledMany>>;
  readonly onDone: () => void;
}) {
  const router = useRouter();
  const [preferred, setPreferred] = useState(KEEP);
  const [done, setDone] = useState<number | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const sources = [
    ...new Set(rows.flatMap(({ statements }) => statements.map(({ source }) => source))),
  ].sort();
  const inputs = rows.map((row) => inputFor(row, preferred)).filter((input) => input !== null);

  const settleAll = async () => {
    setFailed(null);
    let settled = 0;
    const refusals: string[] = [];
    for (let at = 0; at < inputs.length; at += AT_ONCE) {
      setDone(at);
      const result = await attempt(() => settleMany(inputs.slice(at, at + AT_ONCE)));
      if (result.ok) {
        settled += result.data.settled;
        refusals.push(...result.data.refusals);
      } else {
        refusals.push(result.error.message);
        break;
      }
    }
    setDone(null);
    router.refresh();
    if (refusals.length > 0)
      return setFailed(
        `${formatCount(settled)} of ${formatCount(inputs.length)} settled. The others stay open: ${refusals[0]}`,
      );
    tellDone(`${formatPlural(settled, 'discrepancy', 'discrepancies')} settled.`);
    onDone();
  };

  return (
    <div className={styles.bulk}>
      <Select
        size="xs"
        aria-label="Settle by"
        data={[KEEP, ...sources.map((source) => ({ value: source, label: `Prefer ${source}` }))]}
        value={preferred}
        allowDeselect={false}
        onChange={(value) => setPreferred(value ?? KEEP)}
      />
      <Button
        size="compact-sm"
        loading={done !== null}
        disabled={inputs.length === 0}
        onClick={() => void settleAll()}
      >
        Settle {formatCount(inputs.length)}
      </Button>
      {inputs.length < rows.length && (
        <span>{formatCount(rows.length - inputs.length)} without a word of it stay open.</span>
      )}
      <span role="status">{done !== null && `${formatCount(done)} of ${formatCount(inputs.length)}`}</span>
      {failed && (
        <span role="alert" className={styles.failed}>
          {failed}
        </span>
      )}
    </div>
  );
}
