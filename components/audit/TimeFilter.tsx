'use client';

import { Button, Popover, TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { formatInstant } from '@/components/ui/format-date';
import { localInstant, localText } from '@/components/ui/local-time';
import { useReaderZone } from '@/components/ui/reader-zone';
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
  const zone = useReaderZone();
  const choose = (next: Span) => {
    setOpen(false);
    onChange(next);
  };
  const said = wordsOf(span, zone);
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
            <button
              key={range}
              type="button"
              className={styles.range}
              aria-pressed={span.range === range}
              onClick={() => choose({ range, from: null, to: null })}
            >
              {RANGES[range].label}
            </button>
          ))}
        </fieldset>
        <FromTo key={`${span.from} ${span.to}`} span={span} zone={zone} onChange={choose} />
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

/** Two instants in the reader's zone. */
function FromTo({
  span,
  zone,
  onChange,
}: {
  readonly span: Span;
  readonly zone: string;
  readonly onChange: (span: Span) => void;
}) {
  const [from, setFrom] = useState(fieldText(span.from));
  const [to, setTo] = useState(fieldText(span.to));
  const instant = (text: string) => localInstant(text)?.toISOString() ?? null;
  return (
    <form
      className={styles.span}
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ range: null, from: instant(from), to: instant(to) });
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
        description={`In your zone, ${zone}.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" size="compact-sm" variant="default">
        Show this time
      </Button>
    </form>
  );
}

function wordsOf({ range, from, to }: Span, zone: string): string | null {
  if (range) return RANGES[range].label;
  const shown = (at: string) => formatInstant(new Date(at), zone);
  if (from && to) return `${shown(from)} to ${shown(to)}`;
  if (from) return `since ${shown(from)}`;
  return to ? `before ${shown(to)}` : null;
}

const fieldText = (at: string | null): string => (at === null ? '' : localText(new Date(at)));
