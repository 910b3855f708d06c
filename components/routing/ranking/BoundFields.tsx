'use client';

import { TextInput } from '@mantine/core';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import { typedDecimal } from '@/lib/core/money';
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
      <WholeNumberField
        {...at('/minContext')}
        label="Context, at least"
        unit="tokens"
        placeholder="any"
        min={1}
        value={select.minContext}
        onChange={(value) => set({ minContext: value ?? undefined })}
      />
      <WholeNumberField
        {...at('/maxLatencyP95Ms')}
        label="p95 latency, at most"
        unit="ms"
        placeholder="any"
        min={1}
        value={select.maxLatencyP95Ms}
        onChange={(value) => set({ maxLatencyP95Ms: value ?? undefined })}
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
          onBlur={(event) => price(unit, typedDecimal(event.currentTarget.value.trim()))}
        />
      ))}
    </div>
  );
}
