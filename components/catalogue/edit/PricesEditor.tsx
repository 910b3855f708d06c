'use client';

import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { PlainTable } from '@/components/ui/PlainTable';
import type { PriceStatement } from '@/lib/catalog/change';
import type { ExchangeRate } from '@/lib/catalog/currency';
import { blankPrice } from '@/lib/catalog/price-rules';
import { PRICE_UNIT_KEYS, PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';
import { unitsShown } from '@/lib/catalog/typed-amount';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './edit.module.css';
import { PriceRow } from './PriceRow';

export type PricesByUnit = Partial<Readonly<Record<PriceUnitKey, readonly PriceStatement[]>>>;

/**
 * Every price of an offering, a row each. A unit without a row is missing, which is neither a zero nor free; prices whose
 * days are past are history, and those to come are announced.
 */
export function PricesEditor({
  prices,
  edited,
  evidence,
  rates,
  problems,
  now,
  onChange,
  onEvidence,
}: {
  readonly prices: PricesByUnit;
  /** The units whose prices were changed here. */
  readonly edited: readonly PriceUnitKey[];
  /** Where the edited prices are stated. */
  readonly evidence: string;
  readonly rates: readonly ExchangeRate[];
  readonly problems: readonly FieldProblem[];
  /** ms since 1970 */
  readonly now: number;
  readonly onChange: (unit: PriceUnitKey, prices: readonly PriceStatement[]) => void;
  readonly onEvidence: (text: string) => void;
}) {
  // What is typed into a row stays with its place, until the rows move up.
  const [removed, setRemoved] = useState(0);
  // Not 0: a price that nobody has typed is no stated zero.
  const another = (unit: PriceUnitKey) =>
    onChange(unit, [...(prices[unit] ?? []), { ...blankPrice(new Date(now)), amount: '' }]);
  const rows = PRICE_UNIT_KEYS.flatMap((unit) =>
    (prices[unit] ?? []).map((price, place) => ({ unit, price, place })),
  );
  const gone = edited.filter((unit) => prices[unit]?.length === 0);
  return (
    <>
      {rows.length === 0 ? (
        <p className={styles.quiet}>No price is stated. That is not the same as free.</p>
      ) : (
        <PlainTable label="Prices" minWidth={820}>
          <thead>
            <tr>
              <th scope="col">Unit</th>
              <th scope="col">Amount</th>
              <th scope="col">Billed in</th>
              <th scope="col">Free</th>
              <th scope="col">When and for whom</th>
              <th scope="col">Source</th>
              <th scope="col">
                <span className="visually-hidden">Another and remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ unit, price, place }) => {
              const all = prices[unit] ?? [];
              return (
                <PriceRow
                  key={`${unit} ${removed} ${place}`}
                  unit={unit}
                  place={place}
                  price={price}
                  rates={rates}
                  problems={problems}
                  wrong={place === 0 && fieldError(problems, `/price:${unit}`)}
                  onChange={(next) =>
                    onChange(
                      unit,
                      all.map((one, at) => (at === place ? next : one)),
                    )
                  }
                  onAdd={() => another(unit)}
                  onRemove={() => {
                    setRemoved((count) => count + 1);
                    onChange(
                      unit,
                      all.filter((_, at) => at !== place),
                    );
                  }}
                />
              );
            })}
          </tbody>
        </PlainTable>
      )}
      {gone.length > 0 && (
        <p className={styles.quiet}>
          Not stated any more: {gone.map((unit) => PRICE_UNITS[unit].name.toLowerCase()).join(', ')}.
        </p>
      )}
      <div className={styles.add}>
        <Select
          label="Add a price"
          placeholder="Unit"
          searchable
          data={PRICE_UNIT_KEYS.map((unit) => ({
            value: unit,
            label: `${PRICE_UNITS[unit].name} (per ${unitsShown(unit).per})`,
          }))}
          value={null}
          onChange={(chosen) => {
            const unit = PRICE_UNIT_KEYS.find((one) => one === chosen);
            if (unit) another(unit);
          }}
        />
        {edited.length > 0 && (
          <TextInput
            id={fieldId('/evidence/prices')}
            className={styles.grow}
            label="Where the edited prices are stated"
            placeholder="An address, or words"
            value={evidence}
            onChange={(event) => onEvidence(event.currentTarget.value)}
          />
        )}
        {rows.length === 0 && (
          <Button variant="default" onClick={() => another('input')}>
            Add an input price
          </Button>
        )}
      </div>
    </>
  );
}
