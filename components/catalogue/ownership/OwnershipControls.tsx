'use client';

import { SegmentedControl, Select } from '@mantine/core';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';
import styles from './ownership.module.css';

interface Named {
  readonly key: string;
  readonly name: string;
}

/** A choice of a vendor that stands in the address under `name`. */
function VendorChoice({
  name,
  label,
  placeholder,
  vendors,
}: {
  readonly name: string;
  readonly label: string;
  readonly placeholder: string;
  readonly vendors: readonly Named[];
}) {
  const [search, show] = useAddress();
  return (
    <Select
      label={label}
      placeholder={placeholder}
      searchable
      clearable
      limit={60}
      data={vendors.map(({ key, name: words }) => ({ value: key, label: words }))}
      value={search.get(name)}
      onChange={(key) => show(name, key)}
    />
  );
}

function useAddress() {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [, start] = useTransition();
  const show = (name: string, value: string | null) => {
    const params = new URLSearchParams(search);
    if (value === null) params.delete(name);
    else params.set(name, value);
    start(() => router.replace(`${pathname}${params.size > 0 ? `?${params}` : ''}`, { scroll: false }));
  };
  return [search, show] as const;
}

/** Around whom the graph is drawn, and whether it is drawn or written as a table. */
export function OwnershipControls({ vendors }: { readonly vendors: readonly Named[] }) {
  const [search, show] = useAddress();
  return (
    <div className={styles.controls}>
      <VendorChoice name="vendor" label="Around" placeholder="everybody" vendors={vendors} />
      <SegmentedControl
        className={styles.narrow}
        aria-label="Shown as"
        value={search.get('as') === 'table' ? 'table' : 'graph'}
        onChange={(as) => show('as', as === 'table' ? as : null)}
        data={[
          { value: 'graph', label: 'Show as graph' },
          { value: 'table', label: 'Show as table' },
        ]}
      />
    </div>
  );
}

/** Between whom an affiliation is asked for. */
export function BetweenControls({
  channels,
  owners,
}: {
  readonly channels: readonly Named[];
  readonly owners: readonly Named[];
}) {
  return (
    <div className={styles.controls}>
      <VendorChoice name="channel" label="Seller" placeholder="who sells" vendors={channels} />
      <VendorChoice name="owner" label="Maker" placeholder="whose models" vendors={owners} />
    </div>
  );
}
