'use client';

import { NumberInput, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { PriceStatement } from '@/lib/catalog/change';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './edit.module.css';

const instantOf = (day: string): string | null => (day === '' ? null : `${day}T00:00:00.000Z`);

const NUMBERS = [
  ['aboveTokens', 'Above input tokens', 'Reprices the whole request'],
  ['fromQuantity', 'Beyond units a month', 'For those units alone'],
] as const;
const DAYS = [
  ['validFrom', 'From day', 'To come: announced'],
  ['validTo', 'Until day', 'That day not included'],
] as const;
const HOURS = [
  ['dailyFrom', 'From hour', 'UTC'],
  ['dailyTo', 'Until hour', 'UTC; before the start: the next day'],
] as const;

/** When and for whom a price holds. Empty is always, any length, everybody. */
export function PriceConditions({
  path,
  price,
  problems,
  onChange,
}: {
  /** Of the price: "/price:input/0". */
  readonly path: string;
  readonly price: PriceStatement;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (change: Partial<PriceStatement>) => void;
}) {
  const at = (member: string, label: string, description: string) => ({
    id: fieldId(`${path}/${member}`),
    error: fieldError(problems, `${path}/${member}`),
    size: 'xs' as const,
    label,
    description,
  });
  return (
    <div className={styles.when}>
      {NUMBERS.map(([member, label, description]) => (
        <NumberInput
          key={member}
          {...at(member, label, description)}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          thousandSeparator=","
          placeholder="any"
          value={price[member] || ''}
          onChange={(value) => onChange({ [member]: typeof value === 'number' ? value : 0 })}
        />
      ))}
      {DAYS.map(([member, label, description]) => (
        <TextInput
          key={member}
          {...at(member, label, description)}
          type="date"
          value={price[member]?.slice(0, 10) ?? ''}
          onChange={(event) => onChange({ [member]: instantOf(event.currentTarget.value) })}
        />
      ))}
      {HOURS.map(([member, label, description]) => (
        <TextInput
          key={member}
          {...at(member, label, description)}
          type="time"
          value={price[member] ?? ''}
          onChange={(event) => onChange({ [member]: event.currentTarget.value || null })}
        />
      ))}
      <TextInput
        {...at('scope', 'For whom alone', 'Shown, and never routed by')}
        placeholder="everybody"
        value={price.scope ?? ''}
        onChange={(event) => onChange({ scope: event.currentTarget.value || null })}
      />
    </div>
  );
}
