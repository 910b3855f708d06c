import {
  ROUTER_COLUMNS,
  ROUTER_FILTERS,
  ROUTER_SHAPE,
  type RouterRow,
  routerRows,
} from '@/components/routers/router-rows';
import type { TablePage } from '@/components/ui/table/column';
import { selectRows } from '@/components/ui/table/select-rows';
import { readTableState } from '@/components/ui/table/table-state';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { goneBefore } from '@/lib/routers/server/live-queries';
import { listRouters } from '@/lib/routers/server/queries';

/** Rows of a window that is not given. */
const WINDOW = 100;

/**
 * A window of the table of routers, as the table's own parameters ask for it, with `environment`, `offset` and `limit`.
 * Those that have been silent for more than a day are left out, unless `gone` is there.
 */
export async function routerPage(
  caller: Caller,
  params: URLSearchParams,
  now: Date,
): Promise<TablePage<RouterRow>> {
  const seenSince = params.has('gone') ? undefined : goneBefore(now);
  const routers = await listRouters(caller, params.get('environment') ?? '', { seenSince }, now);
  const state = readTableState(params, ROUTER_SHAPE);
  const page = selectRows(routerRows(routers, instant(now)), ROUTER_COLUMNS, ROUTER_FILTERS, state);
  const offset = count(params.get('offset'), 0);
  return { ...page, rows: page.rows.slice(offset, offset + count(params.get('limit'), WINDOW)) };
}

function count(text: string | null, absent: number): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : absent;
}
