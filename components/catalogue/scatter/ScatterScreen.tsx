'use client';

import { NativeSelect } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { formatCount } from '@/components/ui/format-number';
import { LinkButton } from '@/components/ui/LinkButton';
import { TableToolbar } from '@/components/ui/table/TableToolbar';
import { readableQuery, writeTableState } from '@/components/ui/table/table-state';
import { useTableState } from '@/components/ui/table/use-table-state';
import { readAxes } from '@/lib/catalog/scatter';
import { offeringColumns } from '../offering-columns';
import { OFFERING_FILTERS } from '../offering-filters';
import { ScatterTable } from './ScatterTable';
import styles from './scatter.module.css';
import { type ScatterAnswer, useScatter } from './use-scatter';

const ScatterPlot = dynamic(() => import('./ScatterPlot').then((module) => module.ScatterPlot), {
  ssr: false,
  loading: () => <div className={styles.plot} />,
});

// The list's own, so that its columns and order are still in the address on the way back.
const SHAPE = { columns: offeringColumns(null), filters: OFFERING_FILTERS, defaultSort: null } as const;
const AXES = ['x', 'y', 'size'] as const;

/** Any two measures of the offerings that the filters let through, as a chart or as a table. */
export function ScatterScreen({
  search,
  view: initial,
}: {
  readonly search: string;
  readonly view: ScatterAnswer;
}) {
  const params = useSearchParams();
  const pathname = usePathname();
  const [state, setState] = useTableState(SHAPE);
  const [asTable, setAsTable] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const wanted = useMemo(() => {
    const out = new URLSearchParams();
    for (const name of AXES) if (params.has(name)) out.set(name, params.get(name) ?? '');
    return writeTableState(out, state, SHAPE).toString();
  }, [params, state]);
  const { view, shownSearch, pending, error, retry } = useScatter(wanted, {
    search: writeTableState(new URLSearchParams(search), state, SHAPE).toString(),
    view: initial,
  });
  const axes = readAxes(new URLSearchParams(wanted));
  // Of what is drawn, which may be what was asked for before.
  const drawn = useMemo(() => readAxes(new URLSearchParams(shownSearch)), [shownSearch]);
  const choose = (name: (typeof AXES)[number], key: string) => {
    const next = new URLSearchParams(window.location.search);
    if (key === '') next.delete(name);
    else next.set(name, key);
    window.history.replaceState(null, '', `${pathname}${readableQuery(next)}`);
  };
  const list = writeTableState(new URLSearchParams(), state, SHAPE);
  const options = view.choices.map(({ key, label, known }) => ({
    value: key,
    label: `${label} (${formatCount(known)})`,
  }));
  const frontier = view.points.filter((point) => point.frontier).length;
  return (
    <>
      <TableToolbar
        filters={OFFERING_FILTERS}
        facets={view.facets}
        state={state}
        onChange={setState}
        total={view.total}
        pending={pending}
        noun={['offering', 'offerings']}
        searchLabel="Search offerings"
        searchRef={field}
        extra={
          <LinkButton
            variant="default"
            size="compact-sm"
            href={`/catalogue${readableQuery(list)}`}
            leftSection={<IconTable size={15} aria-hidden />}
          >
            List
          </LinkButton>
        }
      />
      <div className={styles.axes}>
        <NativeSelect
          label="Across"
          value={axes.x.key}
          data={options}
          onChange={(event) => choose('x', event.currentTarget.value)}
        />
        <NativeSelect
          label="Up"
          value={axes.y.key}
          data={options}
          onChange={(event) => choose('y', event.currentTarget.value)}
        />
        <NativeSelect
          label="Size"
          value={axes.size?.key ?? ''}
          data={[{ value: '', label: 'All the same' }, ...options]}
          onChange={(event) => choose('size', event.currentTarget.value)}
        />
        <button type="button" className={styles.swap} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as chart' : 'Show as table'}
        </button>
      </div>
      {error !== null && (
        <p role="alert">
          {error}{' '}
          <button type="button" className={styles.swap} onClick={retry}>
            Try again
          </button>
        </p>
      )}
      {view.points.length === 0 ? (
        <p className={styles.nothing}>
          Of none of these offerings both {drawn.x.label.toLowerCase()} and {drawn.y.label.toLowerCase()} are
          known. Loosen a filter, or choose other measures.
        </p>
      ) : asTable ? (
        <ScatterTable points={view.points} axes={drawn} />
      ) : (
        <ScatterPlot points={view.points} axes={drawn} />
      )}
      <p className={styles.note}>
        {formatCount(view.known)} of {formatCount(view.total)} offerings have both measures
        {view.unknown > 0 && `; of ${formatCount(view.unknown)} one is unknown`}. {formatCount(frontier)} on
        the frontier: none other is as good in both and better in one.
        {view.places > view.points.length &&
          ` Drawn are the frontier and ${formatCount(view.points.length - frontier)} others of ${formatCount(view.places)}, by lot.`}
      </p>
    </>
  );
}
