'use client';

import { ActionIcon, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { formatDollars } from '@/components/ui/format-number';
import type { PriceStatement } from '@/lib/catalog/change';
import { inDollars } from '@/lib/catalog/currency';
import type { PriceUnitKey } from '@/lib/catalog/price-units';
import { amountShown, amountTyped } from '@/lib/catalog/typed-amount';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './edit.module.css';
import type { Rate } from './PricesEditor';

const day = (instant: string | null): string => instant?.slice(0, 10) ?? '';
const instantOf = (text: string): string | null => (text === '' ? null : `${text}T00:00:00.000Z`);
const readable = (unit: PriceUnitKey, amount: string): string =>
  /^\d+(\.\d+)?$/.test(amount) ? amountShown(unit, amount) : amount;

/** USD at a rate; what is no amount stays as typed. */
const inUsd = (amount: string, rate: Rate): string =>
  /^\d+(\.\d+)?$/.test(amount) ? inDollars(amount, rate.usd) : amount;

/** One price of a unit, cell by cell. */
export function PriceRow({
  unit,
  place,
  price,
  rates,
  problems,
  onChange,
  onRemove,
}: {
  readonly unit: PriceUnitKey;
  readonly place: number;
  readonly price: PriceStatement;
  readonly rates: readonly Rate[];
  readonly problems: readonly FieldProblem[];
  readonly onChange: (price: PriceStatement) => void;
  readonly onRemove: () => void;
}) {
  const billed = price.original ?? price.amount;
  const [typed, setTyped] = useState(() => readable(unit, billed));
  const at = (member: string) => ({
    id: fieldId(`/price:${unit}/${place}/${member}`),
    error: fieldError(problems, `/price:${unit}/${place}/${member}`),
    size: 'xs' as const,
  });
  const set = (change: Partial<PriceStatement>) => onChange({ ...price, ...change });
  const rateOf = (currency: string) => rates.find((rate) => rate.currency === currency);
  const setAmount = (amount: string, currency: string) => {
    const rate = rateOf(currency);
    if (currency === 'USD' || !rate) set({ amount, currency: 'USD', original: null, rateAsOf: null });
    else set({ amount: inUsd(amount, rate), currency, original: amount, rateAsOf: rate.asOf });
  };
  const wrong = amountTyped(unit, typed) === null;
  return (
    <tr>
      <td className={styles.cell}>
        <TextInput
          {...at('amount')}
          aria-label="Amount"
          inputMode="decimal"
          disabled={price.free}
          error={wrong ? 'A decimal, not negative' : fieldError(problems, `/price:${unit}/${place}/amount`)}
          value={typed}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setTyped(text);
            // What is no amount is kept as it is typed: the server names it.
            setAmount(amountTyped(unit, text) ?? text, price.currency);
          }}
        />
        {price.original !== null && (
          <span className={styles.quiet}>{formatDollars(readable(unit, price.amount))}</span>
        )}
        {!price.free && !wrong && Number(billed) === 0 && <span className={styles.quiet}>a stated zero</span>}
      </td>
      <td className={styles.narrow}>
        <Select
          {...at('currency')}
          aria-label="Currency"
          allowDeselect={false}
          data={[...new Set(['USD', price.currency, ...rates.map((rate) => rate.currency)])]}
          value={price.currency}
          onChange={(currency) => currency && setAmount(billed, currency)}
        />
      </td>
      <td>
        <Checkbox
          id={fieldId(`/price:${unit}/${place}/free`)}
          aria-label="Free"
          checked={price.free}
          onChange={(event) => {
            const free = event.currentTarget.checked;
            if (free) setTyped('0');
            set(free ? { free, amount: '0', currency: 'USD', original: null, rateAsOf: null } : { free });
          }}
        />
      </td>
      {(['aboveTokens', 'fromQuantity'] as const).map((member) => (
        <td key={member} className={styles.cell}>
          <NumberInput
            {...at(member)}
            aria-label={member === 'aboveTokens' ? 'Above tokens' : 'From units a month'}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            thousandSeparator=","
            placeholder="any"
            value={price[member] || ''}
            onChange={(value) => set({ [member]: typeof value === 'number' ? value : 0 })}
          />
        </td>
      ))}
      {(['validFrom', 'validTo'] as const).map((member) => (
        <td key={member} className={styles.wide}>
          <TextInput
            {...at(member)}
            type="date"
            aria-label={member === 'validFrom' ? 'From day' : 'Until day'}
            value={day(price[member])}
            onChange={(event) => set({ [member]: instantOf(event.currentTarget.value) })}
          />
        </td>
      ))}
      {(['dailyFrom', 'dailyTo'] as const).map((member) => (
        <td key={member} className={styles.cell}>
          <TextInput
            {...at(member)}
            type="time"
            aria-label={`${member === 'dailyFrom' ? 'From' : 'Until'} hour, UTC`}
            value={price[member] ?? ''}
            onChange={(event) => set({ [member]: event.currentTarget.value || null })}
          />
        </td>
      ))}
      <td className={styles.cell}>
        <TextInput
          {...at('scope')}
          aria-label="For whom"
          placeholder="everybody"
          value={price.scope ?? ''}
          onChange={(event) => set({ scope: event.currentTarget.value || null })}
        />
      </td>
      <td className={styles.quiet}>{price.source}</td>
      <td>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label="Remove price" onClick={onRemove}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}
