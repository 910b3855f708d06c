'use client';

import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { Reads } from './areas';
import { commandsFor, matchCommands } from './commands';
import styles from './palette.module.css';
import type { EnvironmentChoice } from './preferences';
import type { SearchGroup } from './search-result';

const NOTHING: readonly SearchGroup[] = [];
const [store, palette] = createSpotlight();

/** Everything by name: pages and actions at once, the catalogue and task classes as the server finds them. */
export function CommandPalette({
  asked,
  environments,
  reads,
}: {
  /** Counts the times it was asked for. */
  readonly asked: number;
  readonly environments: readonly EnvironmentChoice[];
  readonly reads: Reads;
}) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const { groups: found, failed, pending } = useFound(query);
  useEffect(() => {
    if (asked > 0) palette.open();
  }, [asked]);

  const groups = [...matchCommands(commandsFor(environments, reads), query), ...found];
  const shown = groups.flatMap(({ results }) => results.map(({ href }) => href)).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results begin at the first
  useEffect(chooseFirst, [shown]);
  const go = (href: string) => {
    palette.close();
    router.push(href);
  };
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(480px, 60dvh)"
      transitionProps={{ duration: 80, transition: 'fade' }}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      title="Search"
      attributes={{ header: { role: 'presentation' } }}
      classNames={{ header: 'visually-hidden', actionsGroup: styles.group ?? '' }}
    >
      <Spotlight.Search
        placeholder="Search pages, models, offerings, vendors, task classes and actions"
        aria-label="Search"
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={200}
      />
      <Spotlight.ActionsList>
        {groups.map(({ group, results }) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {results.map((result) => (
              <Spotlight.Action key={result.href} onClick={() => go(result.href)}>
                <span className={styles.result}>
                  <span className={styles.label}>{result.label}</span>
                  {result.detail && <span className={styles.detail}>{result.detail}</span>}
                </span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {failed && <p className={styles.note}>The catalogue could not be searched just now.</p>}
        {groups.length === 0 && !failed && (
          <Spotlight.Empty>{pending ? 'Searching' : `Nothing is called “${query.trim()}”`}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={styles.foot}>
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> to choose
        </span>
        <span>
          <kbd>Enter</kbd> to open
        </span>
        <span>
          <kbd>Esc</kbd> to close
        </span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

/** Marks the first result, so that Enter opens it. Spotlight keeps its mark in the DOM and has no call for this. */
function chooseFirst(): void {
  const list = document.getElementById(store.getState().listId);
  const actions = list?.querySelectorAll('[data-action]') ?? [];
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  actions[0]?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: actions.length > 0 ? 0 : -1 }));
}

/** What the server finds for a text; what it found before stays until then. */
function useFound(query: string) {
  const text = query.trim();
  const [state, setState] = useState<{
    readonly text: string;
    readonly groups: readonly SearchGroup[];
    readonly failed: boolean;
  }>({ text: '', groups: NOTHING, failed: false });
  useEffect(() => {
    if (text === '') {
      setState({ text, groups: NOTHING, failed: false });
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/api/console/search?q=${encodeURIComponent(text)}`, {
          signal: controller.signal,
        });
        if (!response.ok) throw new Error(String(response.status));
        const body = (await response.json()) as { readonly data: readonly SearchGroup[] };
        setState({ text, groups: body.data, failed: false });
      } catch {
        if (!controller.signal.aborted) setState({ text, groups: NOTHING, failed: true });
      }
    }, 60);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [text]);
  return { groups: state.groups, failed: state.failed, pending: state.text !== text };
}
