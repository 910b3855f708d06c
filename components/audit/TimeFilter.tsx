'use client';

import { Button, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInstant } from '@/components/ui/format-date';
import { localInstant, localText } from '@/components/ui/local-time';
import toolbar from '@/components/ui/table/toolbar.module.css';
import { type AuditFilter, RANGES, type Range } from '@/lib/audit/filter';
import styles from './audit.module.css';

type Span = Pick<AuditFilter, 'range' | 'from' | 'to'>;

/** When: one of the presets, or from and to in the reader's zone. */
export function TimeFilter({
  span,
  onChange,
}: {
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}) {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(fieldText(span.from));
  const [to, setTo] = useState(fieldText(span.to));
  const choose = (next: Span) => {
    setOpen(false);
    onChange(next);
  };
  const said = wordsOf(span);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={toolbar.filter}
          data-active={said !== null || undefined}
          onClick={() => setOpen(!open)}
        >
          Time
          {said && <span className={toolbar.chosen}>{said}</span>}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Filter by time">
        <fieldset className={toolbar.values}>
          <legend className="visually-hidden">How far back</legend>
          {(Object.keys(RANGES) as Range[]).map((range) => (
            <label key={range} className={toolbar.value}>
              <input
                type="radio"
                name="range"
                checked={span.range === range}
                onChange={() => choose({ range, from: null, to: null })}
              />
              {RANGES[range].label}
            </label>
          ))}
        </fieldset>
        <form
          className={styles.span}
          onSubmit={(event) => {
            event.preventDefault();
            choose({
              range: null,
              from: localInstant(from)?.toISOString() ?? null,
              to: localInstant(to)?.toISOString() ?? null,
            });
          }}
        >
          <TextInput
            type="datetime-local"
            label="From"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label="Before"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button type="submit" size="compact-sm" variant="default">
            Show this time
          </Button>
        </form>
        {said !== null && (
          <button
            type="button"
            className={toolbar.clear}
            onClick={() => choose({ range: null, from: null, to: null })}
          >
            Clear time
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function wordsOf({ range, from, to }: Span): string | null {
  if (range) return RANGES[range].label;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shown = (at: string) => formatInstant(new Date(at), zone);
  if (from && to) return `${shown(from)} to ${shown(to)}`;
  if (from) return `since ${shown(from)}`;
  return to ? `before ${shown(to)}` : null;
}

const fieldText = (at: string | null): string => (at === null ? '' : localText(new Date(at)));
