'use client';

import { ActionIcon, Button, NumberInput, TextInput, Tooltip } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconDownload,
  IconMinus,
  IconPlus,
  IconSearch,
} from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import type { Zoom } from './PageList';
import styles from './pane.module.css';
import type { Find } from './use-find';

/** What stands above a document: its page, its size, and finding words in it. */
export function PaneTools({
  page,
  pages,
  zoom,
  factor,
  asText,
  find,
  findInput,
  download,
  onPage,
  onZoom,
  onAsText,
}: {
  readonly page: number;
  readonly pages: number;
  readonly zoom: Zoom;
  /** What is shown of its size, 1 = all. */
  readonly factor: number;
  /** Whether a document that has pages to look at is shown as text; null = it is nothing but text. */
  readonly asText: boolean | null;
  readonly find: Find | null;
  readonly findInput: RefObject<HTMLInputElement | null>;
  readonly download: string;
  readonly onPage: (page: number) => void;
  readonly onZoom: (by: 1 | -1 | 'fit') => void;
  readonly onAsText: (asText: boolean) => void;
}) {
  return (
    <div className={styles.tools}>
      <PageNumber page={page} pages={pages} onPage={onPage} />
      <div className={styles.group}>
        <Tool label="Smaller" onClick={() => onZoom(-1)}>
          <IconMinus size={16} />
        </Tool>
        <output className={styles.factor} aria-label="Size">
          {Math.round(factor * 100)}%
        </output>
        <Tool label="Larger" onClick={() => onZoom(1)}>
          <IconPlus size={16} />
        </Tool>
        {asText !== null && (
          <Button
            size="compact-sm"
            variant={zoom === 'fit' ? 'light' : 'subtle'}
            aria-pressed={zoom === 'fit'}
            onClick={() => onZoom('fit')}
          >
            Fit width
          </Button>
        )}
        {asText !== null && (
          <Button
            size="compact-sm"
            variant={asText ? 'light' : 'subtle'}
            aria-pressed={asText}
            onClick={() => onAsText(!asText)}
          >
            As text
          </Button>
        )}
      </div>
      {find && <FindBox find={find} input={findInput} />}
      <Tooltip label="Download">
        <ActionIcon component="a" href={download} variant="subtle" color="gray" aria-label="Download">
          <IconDownload size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Tool({
  label,
  disabled = false,
  onClick,
  children,
}: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function PageNumber({
  page,
  pages,
  onPage,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const [typed, setTyped] = useState<number | string>(page);
  useEffect(() => setTyped(page), [page]);
  const go = () => {
    const wanted = Math.min(pages, Math.max(1, Number(typed) || page));
    setTyped(wanted);
    if (wanted !== page) onPage(wanted);
  };
  return (
    <div className={styles.group}>
      <NumberInput
        aria-label="Page"
        size="xs"
        w={48}
        hideControls
        min={1}
        allowDecimal={false}
        allowNegative={false}
        value={typed}
        onChange={setTyped}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
      <span className={styles.quiet}>of {pages.toLocaleString('en')}</span>
    </div>
  );
}

function FindBox({
  find,
  input,
}: {
  readonly find: Find;
  readonly input: RefObject<HTMLInputElement | null>;
}) {
  const none = find.words.trim().length < 2;
  return (
    <search className={styles.find}>
      <TextInput
        ref={input}
        size="xs"
        aria-label="Find in the document"
        placeholder="Find"
        leftSection={<IconSearch size={14} aria-hidden />}
        value={find.words}
        onChange={(event) => find.look(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') find.look('');
        }}
      />
      <Tool label="Found before" disabled={find.count < 2} onClick={() => find.step(-1)}>
        <IconChevronUp size={16} />
      </Tool>
      <Tool label="Found next" disabled={find.count < 2} onClick={() => find.step(1)}>
        <IconChevronDown size={16} />
      </Tool>
      <span role="status" className={styles.quiet}>
        {none ? '' : find.count === 0 ? 'Not found' : `${find.nth + 1} of ${find.count}`}
      </span>
    </search>
  );
}
