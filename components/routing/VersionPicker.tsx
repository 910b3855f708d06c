'use client';

import { Button, Select } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { compareHref } from '@/components/ui/links/versions';
import type { VersionRef } from '@/lib/routing/version-ref';
import styles from './versions.module.css';

/** A version that may be compared, with what tells it apart. */
export interface VersionChoice extends VersionRef {
  readonly label: string;
}

/** Picks two versions, of one environment or of two. */
export function VersionPicker({
  choices,
  from,
  to,
  view,
}: {
  /** By environment, in their order; its versions newest first. */
  readonly choices: readonly { readonly environment: string; readonly versions: readonly VersionChoice[] }[];
  readonly from: VersionRef | null;
  readonly to: VersionRef | null;
  /** How the two are shown, which stays as it is. */
  readonly view: 'words' | 'text';
}) {
  const router = useRouter();
  const [first, setFirst] = useState(from && keyOf(from));
  const [second, setSecond] = useState(to && keyOf(to));
  const all = choices.flatMap(({ versions }) => versions);
  const data = choices.map(({ environment, versions }) => ({
    group: environment,
    items: versions.map((version) => ({ value: keyOf(version), label: version.label })),
  }));
  const show = (a: string | null, b: string | null) => {
    const [one, other] = [a, b].map((key) => all.find((version) => keyOf(version) === key));
    if (one && other) router.push(compareHref(one, other, view));
  };
  const select = { data, searchable: true, limit: 100, allowDeselect: false, w: 300 } as const;
  return (
    <form
      className={styles.pick}
      onSubmit={(event) => {
        event.preventDefault();
        show(first, second);
      }}
    >
      <Select {...select} label="From" value={first} onChange={setFirst} />
      <Select {...select} label="To" value={second} onChange={setSecond} />
      <Button type="submit" disabled={first === null || second === null || first === second}>
        Compare
      </Button>
      <Button
        variant="default"
        disabled={first === null || second === null}
        onClick={() => {
          setFirst(second);
          setSecond(first);
          show(second, first);
        }}
      >
        Swap
      </Button>
    </form>
  );
}

function keyOf({ environment, version }: VersionRef): string {
  return `${environment}/${version}`;
}
