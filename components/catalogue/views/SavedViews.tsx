'use client';

import { Menu } from '@mantine/core';
import { IconBookmark, IconCheck, IconUsers } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { remember } from '@/components/ui/remember';
import { readableQuery } from '@/components/ui/table/table-state';
import toolbar from '@/components/ui/table/toolbar.module.css';
import { tellDone } from '@/components/ui/undo-notice';
import { EVERYTHING, type SavedViewDto, VIEW_PARAMETER, viewSearch } from '@/lib/catalog/saved-view';
import { firstViewCookie, type ListViews } from './view-actions';
import styles from './views.module.css';

const SaveView = dynamic(() => import('./SaveView').then((module) => module.SaveView), { ssr: false });

/** The saved views of a list: opens one, says whether what is shown is still it, and keeps what is shown under a name. */
export function SavedViews({ list, views, first, create, update, archive }: ListViews) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [editing, edit] = useState<'new' | 'current' | null>(null);
  const [opensFirst, setOpensFirst] = useState(first);
  const current = views.find(({ id }) => id === params.get(VIEW_PARAMETER)) ?? null;
  const search = viewSearch(params.toString());
  const changed = current !== null && current.search !== search;

  const show = (view: SavedViewDto | null) => {
    const to = new URLSearchParams(view?.search);
    if (view) to.set(VIEW_PARAMETER, view.id);
    else if (opensFirst !== null) to.set(VIEW_PARAMETER, EVERYTHING);
    window.history.pushState(null, '', `${pathname}${readableQuery(to)}`);
  };
  const keepFirst = (id: string | null) => {
    remember(firstViewCookie(list), id ?? '');
    setOpensFirst(id);
  };
  const done = (view: SavedViewDto) => {
    edit(null);
    show(view);
    router.refresh();
  };
  const saveChanges = async (view: SavedViewDto) => {
    const { id, revision, name, shared } = view;
    const result = await attempt(() => update({ id, revision, name, shared, search }));
    if (!result.ok) return tellDone(result.error.message);
    tellDone(`${name} shows this now.`, () =>
      update({ id, revision: result.data.revision, name, shared, search: view.search }),
    );
    router.refresh();
  };
  const remove = async (view: SavedViewDto) => {
    const { id, revision, name, shared } = view;
    const result = await attempt(() => archive({ id, revision }));
    if (!result.ok) return tellDone(result.error.message);
    if (opensFirst === id) keepFirst(null);
    tellDone(
      `${name} is archived.`,
      view.mine ? () => create({ list, name, shared, search: view.search }) : undefined,
    );
    router.refresh();
  };
  const mine = views.filter((view) => view.mine);
  const others = views.filter((view) => !view.mine);
  const item = (view: SavedViewDto) => (
    <Menu.Item
      key={view.id}
      aria-current={view.id === current?.id || undefined}
      leftSection={
        view.id === current?.id ? <IconCheck size={14} aria-hidden /> : <span className={styles.room} />
      }
      rightSection={
        view.shared && (
          <span className={styles.by}>
            <IconUsers size={13} aria-hidden /> {view.mine ? 'shared' : view.person}
          </span>
        )
      }
      onClick={() => show(view)}
    >
      {view.name}
      {view.id === opensFirst && <span className={styles.by}> · opens first</span>}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <button
            type="button"
            className={toolbar.filter}
            data-active={current !== null || undefined}
            aria-label={current ? `View: ${current.name}${changed ? ', changed' : ''}` : 'Views'}
            title="Saved views"
          >
            <IconBookmark size={16} aria-hidden />
            {current && <span className={styles.name}>{current.name}</span>}
            {changed && <span className={styles.by}>changed</span>}
          </button>
        </Menu.Target>
        <Menu.Dropdown mah="min(560px, 70dvh)" style={{ overflowY: 'auto' }}>
          <Menu.Item
            leftSection={
              current === null && search === '' ? (
                <IconCheck size={14} aria-hidden />
              ) : (
                <span className={styles.room} />
              )
            }
            onClick={() => show(null)}
          >
            Everything
          </Menu.Item>
          {mine.length > 0 && <Menu.Label>Yours</Menu.Label>}
          {mine.map(item)}
          {others.length > 0 && <Menu.Label>Shared by others</Menu.Label>}
          {others.map(item)}
          <Menu.Divider />
          {current && changed && (
            <>
              {current.editable && (
                <Menu.Item onClick={() => void saveChanges(current)}>
                  Save changes to {current.name}
                </Menu.Item>
              )}
              <Menu.Item onClick={() => show(current)}>Back to how it was saved</Menu.Item>
            </>
          )}
          <Menu.Item onClick={() => edit('new')}>Save as a new view…</Menu.Item>
          {current?.editable && <Menu.Item onClick={() => edit('current')}>Rename or share…</Menu.Item>}
          {current && (
            <Menu.Item onClick={() => keepFirst(current.id === opensFirst ? null : current.id)}>
              {current.id === opensFirst ? 'Do not open it first' : 'Open it first'}
            </Menu.Item>
          )}
          {current?.editable && <Menu.Item onClick={() => void remove(current)}>Archive</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {editing && (
        <SaveView
          list={list}
          view={editing === 'current' ? current : null}
          search={search}
          create={create}
          update={update}
          onDone={done}
          onClose={() => edit(null)}
        />
      )}
    </>
  );
}
