'use client';

import { type ReactNode, useMemo } from 'react';
import { DateTime } from '@/components/ui/DateTime';
import { formatInstant } from '@/components/ui/format-date';
import { Link } from '@/components/ui/Link';
import { tokensHref } from '@/components/ui/links/routers';
import { versionHref } from '@/components/ui/links/routing';
import { MonoId } from '@/components/ui/MonoId';
import { requireOk } from '@/components/ui/require-ok';
import type { DataColumn, TablePage, TableState } from '@/components/ui/table/column';
import { DataTable } from '@/components/ui/table/DataTable';
import { writeTableState } from '@/components/ui/table/table-state';
import { Unknown } from '@/components/ui/Unknown';
import { versionNumber } from '@/lib/routers/convergence-words';
import { rejectionWords } from '@/lib/routers/rejection-words';
import { ROUTER_COLUMNS, ROUTER_FILTERS, ROUTER_SHAPE, type RouterRow } from './router-rows';
import { StandingSign } from './StandingSign';

const rowId = ({ instance }: RouterRow) => instance;

/** Every router of an environment: what it runs, how it stands, when it was last seen. The server sorts and filters. */
export function RoutersTable({
  environment,
  gone,
  search,
  page,
  revision,
  empty,
}: {
  readonly environment: string;
  /** Those that have been silent for more than a day are there too. */
  readonly gone: boolean;
  /** The address that `page` was rendered for. */
  readonly search: string;
  readonly page: TablePage<RouterRow>;
  /** Another one asks for what is shown anew. */
  readonly revision: string;
  readonly empty: ReactNode;
}) {
  const columns = useMemo(() => routerColumns(environment), [environment]);
  const load = useMemo(() => loadOf(environment, gone), [environment, gone]);
  const initial = useMemo(() => ({ search, page }), [search, page]);
  return (
    <DataTable
      label="Routers"
      noun={['router', 'routers']}
      columns={columns}
      filters={ROUTER_FILTERS}
      source={{ kind: 'server', load, initial, revision }}
      rowId={rowId}
      empty={empty}
    />
  );
}

function loadOf(environment: string, gone: boolean) {
  return async (
    state: TableState,
    offset: number,
    limit: number,
    signal?: AbortSignal,
  ): Promise<TablePage<RouterRow>> => {
    const params = writeTableState(
      new URLSearchParams({ environment, ...(gone ? { gone: 'shown' } : {}) }),
      { ...state, widths: {}, compact: false },
      ROUTER_SHAPE,
    );
    params.delete('columns');
    params.set('offset', String(offset));
    params.set('limit', String(limit));
    const response = await fetch(`/api/console/routers?${params}`, signal ? { signal } : {});
    return (await (await requireOk(response)).json()) as TablePage<RouterRow>;
  };
}

function routerColumns(environment: string): readonly DataColumn<RouterRow>[] {
  const cells: Readonly<Record<string, (row: RouterRow) => ReactNode>> = {
    instance: ({ instance }) => <code title={instance}>{instance}</code>,
    standing: ({ standing }) => <StandingSign standing={standing} />,
    version: ({ version }) =>
      version === null ? (
        <Unknown what="None" />
      ) : (
        <Link href={versionHref(versionNumber(version), environment)} prefetch={false}>
          {version}
        </Link>
      ),
    seen: ({ lastSeenAt, age }) => (
      <time dateTime={lastSeenAt} title={`${formatInstant(new Date(lastSeenAt), 'UTC')} UTC`}>
        {age}
      </time>
    ),
    why: ({ rejected }) => {
      if (!rejected) return null;
      const { why, todo } = rejectionWords(rejected.reason);
      return <span title={`${why} ${todo}`}>{why}</span>;
    },
    library: ({ library, libraryVersion }) =>
      library === null ? <Unknown what="It does not say" /> : `${library} ${libraryVersion ?? ''}`,
    token: ({ token }) => (
      <Link href={tokensHref(token.id)} prefetch={false}>
        {token.name}
      </Link>
    ),
    digest: ({ digest }) =>
      digest === null ? <Unknown what="None" /> : <MonoId value={digest} label="Copy digest" />,
    applied: ({ appliedAt }) => <DateTime at={appliedAt} absent="–" />,
    first: ({ firstSeenAt }) => <DateTime at={firstSeenAt} />,
  };
  return ROUTER_COLUMNS.map((column) => {
    const cell = cells[column.id];
    return cell ? { ...column, cell } : column;
  });
}
