'use client';

import { IconServer2 } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { MonoId } from '@/components/ui/MonoId';
import { Sign } from '@/components/ui/Sign';
import type { DataColumn, TableFilter } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import type { TokenDto, TokenStatus } from '@/lib/auth/token-schema';
import type { ActionResult } from '@/lib/http/action-result';
import { RevokeToken } from './RevokeToken';

interface EnvironmentName {
  readonly key: string;
  readonly name: string;
  readonly production: boolean;
}

const STATUS_WORDS: Readonly<Record<TokenStatus, string>> = {
  active: 'Active',
  expired: 'Expired',
  revoked: 'Revoked',
};

const rowId = ({ id }: TokenDto) => id;

/** Every router token with its use and its end. */
export function TokensTable({
  tokens,
  environments,
  create,
  revoke,
}: {
  readonly tokens: readonly TokenDto[];
  readonly environments: readonly EnvironmentName[];
  /** The first step, for those who may. */
  readonly create: ReactNode;
  /** Null for those who may not revoke. */
  readonly revoke: ((input: unknown) => Promise<ActionResult<void>>) | null;
}) {
  const columns = useMemo(() => tokenColumns(environments, revoke), [environments, revoke]);
  const filters = useMemo(() => tokenFilters(environments), [environments]);
  return (
    <DataTable
      label="Router tokens"
      noun={['token', 'tokens']}
      columns={columns}
      filters={filters}
      source={{ kind: 'rows', rows: tokens }}
      rowId={rowId}
      empty={
        <EmptyState icon={<IconServer2 />} title="No router tokens yet" action={create}>
          A router presents a token to read the policy in force and follow it. Create one for each router, so
          that one can be revoked without stopping the others.
        </EmptyState>
      }
    />
  );
}

function tokenFilters(environments: readonly EnvironmentName[]): readonly TableFilter<TokenDto>[] {
  return [
    {
      id: 'environment',
      label: 'Environment',
      values: ({ environment }) => [environment],
      labelOf: (value) => environments.find(({ key }) => key === value)?.name ?? value,
    },
    {
      id: 'status',
      label: 'Status',
      values: ({ status }) => [status],
      labelOf: (value) => STATUS_WORDS[value as TokenStatus] ?? value,
    },
  ];
}

function tokenColumns(
  environments: readonly EnvironmentName[],
  revoke: ((input: unknown) => Promise<ActionResult<void>>) | null,
): readonly DataColumn<TokenDto>[] {
  const instantColumn = (
    id: string,
    label: string,
    at: (token: TokenDto) => string | null,
    absent: string,
    hidden = false,
  ): DataColumn<TokenDto> => ({
    id,
    label,
    value: at,
    cell: (token) => <DateTime at={at(token)} absent={absent} />,
    descendingFirst: true,
    width: 165,
    hidden,
  });
  return [
    { id: 'name', label: 'Name', value: ({ name }) => name, width: 180 },
    {
      id: 'environment',
      label: 'Environment',
      value: ({ environment }) => environment,
      cell: ({ environment }) => {
        const known = environments.find(({ key }) => key === environment);
        return <EnvironmentSign name={known?.name ?? environment} production={known?.production ?? false} />;
      },
      width: 140,
    },
    {
      id: 'scopes',
      label: 'Scopes',
      value: ({ scopes }) => scopes.join(' '),
      cell: ({ scopes }) => <code>{scopes.join(' ')}</code>,
      width: 212,
    },
    {
      id: 'status',
      label: 'Status',
      value: ({ status }) => status,
      cell: ({ status, revokedBy }) => (
        <Sign
          tone={status === 'active' ? 'good' : 'neutral'}
          {...(revokedBy && { title: `Revoked by ${revokedBy}` })}
        >
          {STATUS_WORDS[status]}
        </Sign>
      ),
      width: 100,
    },
    instantColumn('lastUsed', 'Last used', ({ lastUsedAt }) => lastUsedAt, 'never'),
    instantColumn('expires', 'Expires', ({ expiresAt }) => expiresAt, 'when revoked'),
    ...(revoke
      ? [
          {
            id: 'actions',
            label: 'Actions',
            value: () => null,
            cell: (token: TokenDto) =>
              token.status === 'active' ? <RevokeToken token={token} revoke={revoke} /> : null,
            sortable: false,
            width: 85,
          },
        ]
      : []),
    {
      id: 'id',
      label: 'Id',
      hint: 'The public part of the token: what logs show',
      value: ({ id }) => id,
      cell: ({ id }) => <MonoId value={id} label="Copy token id" />,
      width: 165,
    },
    { id: 'createdBy', label: 'Created by', value: ({ createdBy }) => createdBy, width: 140 },
    instantColumn('created', 'Created', ({ createdAt }) => createdAt, 'unknown'),
    instantColumn('revoked', 'Revoked', ({ revokedAt }) => revokedAt, 'no', true),
  ];
}
