'use client';

import { IconFileText } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { contractHref, NEW_CONTRACT_HREF } from '@/components/ui/links/contracts';
import { DataTable } from '@/components/ui/table/DataTable';
import type { RegisterRow } from '@/lib/contracts/register';
import { REGISTER_COLUMNS } from './register-columns';
import { registerFilters } from './register-filters';

const rowId = (row: RegisterRow) => row.number;
const rowHref = (row: RegisterRow) => contractHref(row.number);

/** The register: every contract with how it stands, what ends when, and what waits. */
export function ContractsTable({
  contracts,
  today,
  mayCreate = false,
  views,
  empty,
}: {
  readonly contracts: readonly RegisterRow[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Whether the reader may make the first one. */
  readonly mayCreate?: boolean;
  /** The saved views. */
  readonly views?: ReactNode;
  /** Instead of the first step, where there is none. */
  readonly empty?: ReactNode;
}) {
  const filters = useMemo(() => registerFilters(today), [today]);
  return (
    <DataTable
      label="Contracts"
      noun={['contract', 'contracts']}
      columns={REGISTER_COLUMNS}
      filters={filters}
      source={{ kind: 'rows', rows: contracts }}
      rowId={rowId}
      rowHref={rowHref}
      tools={views}
      fill
      empty={
        empty ?? (
          <EmptyState
            icon={<IconFileText />}
            title="No contract yet"
            action={mayCreate && <LinkButton href={NEW_CONTRACT_HREF}>New contract</LinkButton>}
          >
            What vendors agree to, clause by clause, decides what routers may do. Begin with the master
            agreement or the data processing agreement of one vendor.
            {!mayCreate && ' Procurement and legal put contracts here.'}
          </EmptyState>
        )
      }
    />
  );
}
