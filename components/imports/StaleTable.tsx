'use client';

import { Button, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatDate } from '@/components/ui/format-date';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { offeringHref } from '@/components/ui/links/catalogue';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { tellDone } from '@/components/ui/undo-notice';
import type { StalePrices } from '@/lib/catalog/discrepancy';
import { isPriceUnit, PRICE_UNITS } from '@/lib/catalog/price-units';
import type { ActionResult } from '@/lib/http/action-result';
import type { SettledMany } from './SettleMany';
import styles from './settle.module.css';

const unitName = (unit: string) => (isPriceUnit(unit) ? PRICE_UNITS[unit].name : unit);

const COLUMNS: readonly DataColumn<StalePrices>[] = [
  {
    id: 'offering',
    label: 'Offering',
    width: 320,
    value: (row) => `${row.modelName} · ${row.channelName}`,
  },
  {
    id: 'confirmed',
    label: 'Confirmed',
    hint: 'The newest day on which anything said the same',
    width: 120,
    value: (row) => row.confirmedOn,
    cell: (row) => formatDate(row.confirmedOn),
  },
  {
    id: 'days',
    label: 'Days ago',
    width: 100,
    align: 'end',
    descendingFirst: true,
    value: (row) => row.days,
    cell: (row) => formatCount(row.days),
  },
  { id: 'source', label: 'By', width: 200, value: (row) => row.source },
  {
    id: 'units',
    label: 'Prices',
    width: 320,
    value: (row) => row.units.map(unitName).join(', '),
  },
  {
    id: 'key',
    label: 'Key',
    width: 280,
    hidden: true,
    value: (row) => row.offering,
    cell: (row) => <code>{row.offering}</code>,
  },
];
const FILTERS: readonly TableFilter<StalePrices>[] = [
  { id: 'seller', label: 'Seller', values: (row) => [row.channelName] },
  { id: 'by', label: 'Confirmed by', values: (row) => [row.source] },
];
const rowId = (row: StalePrices) => row.offering;
const rowHref = (row: StalePrices) => offeringHref(row.offering);
const OLDEST_FIRST = { id: 'confirmed', descending: false } as const;

/** Offerings whose prices nobody and nothing has confirmed for 90 days; those selected are confirmed with evidence. */
export function StaleTable({
  prices,
  confirm,
}: {
  readonly prices: readonly StalePrices[];
  /** Null = may look alone. */
  readonly confirm: ((inputs: readonly unknown[]) => Promise<ActionResult<SettledMany>>) | null;
}) {
  return (
    <DataTable
      label="Stale prices"
      noun={['offering', 'offerings']}
      columns={COLUMNS}
      filters={FILTERS}
      defaultSort={OLDEST_FIRST}
      source={{ kind: 'rows', rows: prices }}
      rowId={rowId}
      rowHref={rowHref}
      fill
      {...(confirm && {
        bulk: (rows: readonly StalePrices[], clear: () => void) => (
          <ConfirmPrices rows={rows} confirm={confirm} onDone={clear} />
        ),
      })}
      empty={
        <EmptyState title="No price is stale">
          Every price was stated or confirmed by a source, or by a person, within the last 90 days.
        </EmptyState>
      }
    />
  );
}

function ConfirmPrices({
  rows,
  confirm,
  onDone,
}: {
  readonly rows: readonly StalePrices[];
  readonly confirm: (inputs: readonly unknown[]) => Promise<ActionResult<SettledMany>>;
  readonly onDone: () => void;
}) {
  const router = useRouter();
  const [evidence, setEvidence] = useState('');
  const [pending, setPending] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const submit = async () => {
    if (evidence.trim() === '') return setFailed('Say what shows it: an address, or words.');
    setPending(true);
    const result = await attempt(() =>
      confirm(rows.map(({ offering, revision }) => ({ offering, revision, evidence }))),
    );
    setPending(false);
    router.refresh();
    if (!result.ok) return setFailed(result.error.message);
    const { settled, refusals } = result.data;
    if (refusals.length > 0)
      return setFailed(
        `${formatCount(settled)} confirmed, ${formatCount(refusals.length)} not: ${refusals[0]}`,
      );
    tellDone(`Prices of ${formatPlural(settled, 'offering')} confirmed today.`);
    onDone();
  };
  return (
    <form
      className={styles.bulk}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        size="xs"
        aria-label="What shows it"
        placeholder="Address or words that show it"
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" loading={pending}>
        Confirm prices
      </Button>
      {failed && (
        <span role="alert" className={styles.failed}>
          {failed}
        </span>
      )}
    </form>
  );
}
