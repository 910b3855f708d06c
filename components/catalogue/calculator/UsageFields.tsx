'use client';

import { NumberInput, Select } from '@mantine/core';
import { type Calculation, MOST_USED } from '@/lib/catalog/calculation-query';
import { manyOf, PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';
import styles from './calculator.module.css';

export type RequestUsage = { readonly [unit in PriceUnitKey]?: number };

const USUAL: readonly PriceUnitKey[] = ['input', 'cache_read', 'output', 'reasoning'];
const LABELS: { readonly [unit in PriceUnitKey]?: string } = {
  input: 'Input tokens, all',
  cache_read: 'of these read from the cache',
  cache_write_5m: 'of these written to the cache, 5 minutes',
  cache_write_1h: 'of these written to the cache, 1 hour',
  output: 'Output tokens, all',
  reasoning: 'of these reasoning',
};

/** How much one request uses: tokens, and whatever else the offerings charge for. */
export function UsageFields({
  usage,
  charged,
  month,
  onChange,
}: {
  readonly usage: RequestUsage;
  /** The units that any of the offerings has a price for. */
  readonly charged: readonly PriceUnitKey[];
  /** Says how much of the input is cached, and may spread its lengths. */
  readonly month: Pick<Calculation, 'lengths'> | null;
  readonly onChange: (usage: RequestUsage) => void;
}) {
  const usual = USUAL.filter((unit) => unit !== 'cache_read' || month === null);
  const more = (Object.keys(usage) as PriceUnitKey[]).filter((unit) => !USUAL.includes(unit));
  const offered = charged.filter((unit) => !USUAL.includes(unit) && !more.includes(unit));
  const set = (unit: PriceUnitKey, value: string | number) => {
    const { [unit]: _, ...others } = usage;
    // An emptied field of another unit stays, so that one can go on typing in it.
    if (value === '' && USUAL.includes(unit)) onChange(others);
    else onChange({ ...usage, [unit]: Number(value) });
  };
  return (
    <div className={styles.fields}>
      {[...usual, ...more].map((unit) => (
        <NumberInput
          key={unit}
          label={LABELS[unit] ?? unitLabel(unit)}
          value={usage[unit] ?? ''}
          min={0}
          max={MOST_USED}
          decimalScale={PRICE_UNITS[unit].per === 'token' ? 0 : 3}
          thousandSeparator=","
          hideControls
          {...(unit === 'input' && month && month.lengths.length > 0
            ? { disabled: true, description: 'The lengths below take its place.' }
            : {})}
          className={unit === 'cache_read' || unit === 'reasoning' ? styles.part : undefined}
          onChange={(value) => set(unit, value)}
        />
      ))}
      {offered.length > 0 && (
        <Select
          label="What else it uses"
          placeholder="Add a unit that is charged for"
          searchable
          value={null}
          data={offered.map((unit) => ({ value: unit, label: unitLabel(unit) }))}
          onChange={(unit) => unit && onChange({ ...usage, [unit]: 1 })}
        />
      )}
    </div>
  );
}

function unitLabel(unit: PriceUnitKey): string {
  const { name, per } = PRICE_UNITS[unit];
  return name.toLowerCase() === per ? `${name}s` : `${name}, ${manyOf(unit)}`;
}
