'use client';

import { IconRobot } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/EmptyState';
import { Sign } from '@/components/ui/Sign';
import type { DataColumn } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import type { ServiceAccountDto } from '@/lib/auth/service-account';
import { rolesInWords, serviceAccountHref } from './links';

const COLUMNS: readonly DataColumn<ServiceAccountDto>[] = [
  { id: 'name', label: 'Name', value: ({ name }) => name, width: 200 },
  {
    id: 'responsible',
    label: 'Who answers for it',
    value: ({ responsible }) => responsible,
    cell: ({ responsible, orphaned }) =>
      orphaned ? <Sign tone="bad">{`${responsible} left`}</Sign> : responsible,
    width: 200,
  },
  { id: 'roles', label: 'Roles', value: ({ grants }) => rolesInWords(grants), width: 340 },
  { id: 'tokens', label: 'Tokens', value: ({ tokens }) => tokens, width: 90 },
  {
    id: 'status',
    label: 'Status',
    value: ({ archivedAt }) => (archivedAt ? 'archived' : 'in use'),
    cell: ({ archivedAt }) =>
      archivedAt ? <Sign tone="neutral">Archived</Sign> : <Sign tone="good">In use</Sign>,
    width: 120,
  },
];

const rowId = ({ id }: ServiceAccountDto) => id;
const rowHref = ({ id }: ServiceAccountDto) => serviceAccountHref(id);

/** Every machine that acts in the admin plane. A row opens it. */
export function ServiceAccountsTable({
  accounts,
  create,
}: {
  readonly accounts: readonly ServiceAccountDto[];
  /** The first step, for those who may. */
  readonly create: ReactNode;
}) {
  return (
    <DataTable
      label="Service accounts"
      noun={['service account', 'service accounts']}
      columns={COLUMNS}
      source={{ kind: 'rows', rows: accounts }}
      rowId={rowId}
      rowHref={rowHref}
      empty={
        <EmptyState icon={<IconRobot />} title="No service accounts yet" action={create}>
          A pipeline that keeps the policy as a file acts as a service account: with roles of its own, and a
          person who answers for what it does.
        </EmptyState>
      }
    />
  );
}
