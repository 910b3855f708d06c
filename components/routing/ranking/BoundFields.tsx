'use client';

import { NumberInput, TextInput } from '@mantine/core';
import type { RankedSelection } from '@/lib/routing/select-schema';
import styles from '../routing.module.css';
import type { SelectFields } from './select-fields';

/** How large, cheap and fast an offering has to be; an empty field asks for nothing. */
export function BoundFields({ select, at, set }: SelectFields) {
  const price = (unit: 'input' | 'output', value: string) => {
    const { [unit]: _old, ...others } = select.maxPrice ?? {};
    const maxPrice: RankedSelection['maxPrice'] = value === '' ? others : { ...others, [unit]: value };
    set({ maxPrice: Object.keys(maxPrice).length > 0 ? maxPrice : undefined });
  };
  return (
    <div className={styles.fields}>
      <NumberInput
        {...at('/minContext')}
        label="Context, at least"
        suffix=" tokens"
        thousandSeparator=","
        placeholder="any"
        min={1}
        allowDecimal={false}
        value={select.minContext ?? ''}
        onChange={(value) => set({ minContext: typeof value === 'number' ? value : undefined })}
      />
      <NumberInput
        {...at('/maxLatencyP95Ms')}
        label="p95 latency, at most"
        suffix=" ms"
        thousandSeparator=","
        placeholder="any"
        min={1}
        allowDecimal={false}
        value={select.maxLatencyP95Ms ?? ''}
        onChange={(value) => set({ maxLatencyP95Ms: typeof value === 'number' ? value : undefined })}
      />
      {(['input', 'output'] as const).map((unit) => (
        <TextInput
          {...at(`/maxPrice/${unit}`)}
          key={unit}
          label={`Price of ${unit}, at most`}
          leftSection="$"
          rightSection="per M"
          rightSectionWidth={52}
          inputMode="decimal"
          placeholder="any"
          value={select.maxPrice?.[unit] ?? ''}
          onChange={(event) => price(unit, event.currentTarget.value.trim())}
          onBlur={(event) => price(unit, plain(event.currentTarget.value.trim()))}
        />
      ))}
    </div>
  );
}

/** "12.50" and "012" as the bundle writes them; what is no number stays as it was typed. */
export function plain(decimal: string): string {
  if (!/^\d+(\.\d*)?$/.test(decimal)) return decimal;
  const [whole = '', part = ''] = decimal.split('.');
  const kept = part.replace(/0+$/, '');
  return `${whole.replace(/^0+(?=\d)/, '')}${kept && `.${kept}`}`;
}
