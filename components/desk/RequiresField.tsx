'use client';

import { TagsInput } from '@mantine/core';
import type { ClauseContent } from '@/lib/contracts/clause-content';

type Requires = ClauseContent['requires'];

/** What a request must carry for the clause to hold, as "store=false". */
export function RequiresField({
  value,
  id,
  error,
  onChange,
}: {
  readonly value: Requires;
  readonly id: string;
  readonly error: string | false;
  readonly onChange: (requires: Requires) => void;
}) {
  return (
    <TagsInput
      id={id}
      error={error}
      label="A request must carry"
      description="Such as store=false. Routers send it along wherever this clause opens a route."
      placeholder={Object.keys(value).length > 0 ? '' : 'Nothing'}
      clearable
      value={Object.entries(value).map(([name, said]) => `${name}=${said}`)}
      onChange={(pairs) => onChange(Object.fromEntries(pairs.flatMap(pairOf)))}
    />
  );
}

function pairOf(text: string): [string, string | number | boolean][] {
  const [, name, said = ''] = /^\s*([A-Za-z_][\w.-]{0,59})\s*=\s*(.*)$/.exec(text) ?? [];
  return name ? [[name, literal(said.trim())]] : [];
}

function literal(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
