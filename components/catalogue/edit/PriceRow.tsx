'use client';

import { ActionIcon, Checkbox, Select, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { conditionText } from '@/components/ui/field-words';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { formatDollars } from '@/components/ui/format-number';
import type { PriceStatement } from '@/lib/catalog/change';
import { type ExchangeRate, inDollars } from '@/lib/catalog/currency';
import { PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';
import { amountShown, amountTyped, unitsShown } from '@/lib/catalog/typed-amount';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './edit.module.css';
import { PriceConditions } from './PriceConditions';

const readable = (unit: PriceUnitKey, amount: string): string =>
  /^\d+(\.\d+)?$/.test(amount) ? amountShown(unit, amount) : amount;

/** USD at a rate; what is no amount stays as typed. */
const inUsd = (amount: string, rate: ExchangeRate): string =>
  /^\d+(\.\d+)?$/.test(amount) ? inDollars(amount, rate.usd) : amount;

/** One price of a unit: what it is, and folded away when and for whom it holds. */
export function PriceRow({
  unit,
  place,
  price,
  rates,
  problems,
  wrong,
  onChange,
  onAdd,
  onRemove,
}: {
  readonly unit: PriceUnitKey;
  readonly place: number;
  readonly price: PriceStatement;
  readonly rates: readonly ExchangeRate[];
  readonly problems: readonly FieldProblem[];
  /** What is wrong with all prices of the unit together. */
  readonly wrong: string | false;
  readonly onChange: (price: PriceStatement) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}) {
  const billed = price.original ?? price.amount;
  const [typed, setTyped] = useState(() => readable(unit, billed));
  const path = `/price:${unit}/${place}`;
  const inside = problems.some(
    (problem) => /\/(above|from|valid|daily|scope)/.test(problem.path) && problem.path.startsWith(path),
  );
  // A second price of a unit holds at another time or length than the first: that is to be said.
  const [open, setOpen] = useState(place > 0 && conditionText(price) === '');
  const name = PRICE_UNITS[unit].name;
  const set = (change: Partial<PriceStatement>) => onChange({ ...price, ...change });
  const setAmount = (amount: string, currency: string) => {
    const rate = rates.find((one) => one.currency === currency);
    if (!rate) set({ amount, currency: 'USD', original: null, rateAsOf: null });
    else set({ amount: inUsd(amount, rate), currency, original: amount, rateAsOf: rate.asOf });
  };
  const unread =
    amountTyped(unit, typed) === null &&
    (typed === '' ? 'Type an amount, or tick free' : 'A decimal, not negative');
  return (
    <>
      <tr>
        <th scope="row" id={fieldId(`/price:${unit}`)} tabIndex={-1}>
          <span className={place > 0 ? 'visually-hidden' : styles.unitName}>{name}</span>
          {wrong && (
            <span role="alert" className={styles.wrong}>
              {wrong}
            </span>
          )}
        </th>
        <td className={styles.amount}>
          <TextInput
            id={fieldId(`${path}/amount`)}
            aria-label={`${name} price per ${unitsShown(unit).per}`}
            size="xs"
            inputMode="decimal"
            disabled={price.free}
            error={unread || fieldError(problems, `${path}/amount`)}
            value={typed}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setTyped(text);
              // What is no amount is kept as it is typed: the server names it.
              setAmount(amountTyped(unit, text) ?? text, price.currency);
            }}
          />
          <span className={styles.note}>
            per {unitsShown(unit).per}
            {price.original !== null && ` · ${formatDollars(readable(unit, price.amount))}`}
            {!price.free && !unread && Number(billed) === 0 && ' · a stated zero'}
          </span>
        </td>
        <td className={styles.currency}>
          <Select
            id={fieldId(`${path}/currency`)}
            aria-label={`Currency of the ${name.toLowerCase()} price`}
            size="xs"
            allowDeselect={false}
            data={[...new Set(['USD', price.currency, ...rates.map((rate) => rate.currency)])]}
            value={price.currency}
            onChange={(currency) => currency && setAmount(billed, currency)}
          />
        </td>
        <td>
          <span className={styles.line}>
            <Checkbox
              id={fieldId(`${path}/free`)}
              aria-label={`${name} is free`}
              checked={price.free}
              onChange={(event) => {
                const free = event.currentTarget.checked;
                if (free) setTyped('0');
                set(free ? { free, amount: '0', currency: 'USD', original: null, rateAsOf: null } : { free });
              }}
            />
          </span>
        </td>
        <td>
          <span className={styles.line}>
            <UnstyledButton
              className={styles.conditions}
              aria-expanded={open || inside}
              onClick={() => setOpen(!open)}
            >
              {conditionText(price) || 'always, any length'}
              <IconChevronDown size={14} aria-hidden />
            </UnstyledButton>
          </span>
        </td>
        <td className={styles.source}>{price.source}</td>
        <td className={styles.tools}>
          <span className={styles.line}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Add another ${name.toLowerCase()} price`}
              title="Another price of this unit: of a length, a day, a volume"
              onClick={onAdd}
            >
              <IconPlus size={15} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove this ${name.toLowerCase()} price`}
              title="Remove"
              onClick={onRemove}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </span>
        </td>
      </tr>
      {(open || inside) && (
        <tr>
          <td colSpan={7}>
            <PriceConditions path={path} price={price} problems={problems} onChange={set} />
          </td>
        </tr>
      )}
    </>
  );
}
