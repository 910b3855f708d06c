'use client';

import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldName } from '@/components/ui/field-words';
import { fieldId } from '@/components/ui/form-fields';
import { PlainTable } from '@/components/ui/PlainTable';
import type { PriceStatement } from '@/lib/catalog/change';
import { blankPrice } from '@/lib/catalog/price-rules';
import { PRICE_UNIT_KEYS, PRICE_UNITS, type PriceUnitKey } from '@/lib/catalog/price-units';
import { unitsShown } from '@/lib/catalog/typed-amount';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './edit.module.css';
import { PriceRow } from './PriceRow';

const COLUMNS = [
  'Amount',
  'Currency',
  'Free',
  'Above tokens',
  'From units a month',
  'From day',
  'Until day',
  'From hour',
  'Until hour',
  'For whom',
  'Source',
] as const;

/** What one unit of a currency is in USD, on a day. */
export interface Rate {
  readonly currency: string;
  readonly usd: string;
  readonly asOf: string;
}

/**
 * Every price of an offering, unit by unit. A unit without a row is missing, which is neither a zero nor free; dates
 * that are past are history, and those to come are announced.
 */
export function PricesEditor({
  prices,
  evidence,
  rates,
  problems,
  now,
  onChange,
}: {
  /** By unit; a unit without prices is absent. */
  readonly prices: Partial<Readonly<Record<PriceUnitKey, readonly PriceStatement[]>>>;
  /** Where each unit's edited prices are stated. */
  readonly evidence: Partial<Readonly<Record<PriceUnitKey, string>>>;
  readonly rates: readonly Rate[];
  readonly problems: readonly FieldProblem[];
  /** ms since 1970 */
  readonly now: number;
  readonly onChange: (
    unit: PriceUnitKey,
    change: { readonly value?: readonly PriceStatement[]; readonly evidence?: string },
  ) => void;
}) {
  const [added, setAdded] = useState<readonly PriceUnitKey[]>([]);
  const shown = PRICE_UNIT_KEYS.filter((unit) => prices[unit] !== undefined || added.includes(unit));
  const add = (unit: PriceUnitKey) => {
    setAdded([...added, unit]);
    onChange(unit, { value: [...(prices[unit] ?? []), blankPrice(new Date(now))] });
  };
  return (
    <>
      {shown.length === 0 && (
        <p className={styles.quiet}>No price is stated. That is not the same as free.</p>
      )}
      {shown.map((unit) => {
        const rows = prices[unit] ?? [];
        const field = `price:${unit}`;
        const wrong = problems.filter(({ path }) => path === `/${field}`);
        const set = (value: readonly PriceStatement[]) => onChange(unit, { value });
        return (
          <section key={unit} className={styles.unit} aria-label={fieldName(field)}>
            <div className={styles.unitHead}>
              <h3 className={styles.unitName}>{PRICE_UNITS[unit].name}</h3>
              <span className={styles.quiet}>
                {rows.length === 0 ? 'missing: not stated' : `per ${unitsShown(unit).per}`}
              </span>
              <Button
                id={fieldId(`/${field}`)}
                size="compact-xs"
                variant="default"
                onClick={() => add(unit)}
                aria-label={`Add a price of ${PRICE_UNITS[unit].name.toLowerCase()}`}
              >
                Add a price
              </Button>
            </div>
            {wrong.map(({ message }) => (
              <p key={message} role="alert" style={{ color: 'var(--bad)' }}>
                {message}
              </p>
            ))}
            {rows.length > 0 && (
              <>
                <PlainTable label={fieldName(field)} minWidth={1080}>
                  <thead>
                    <tr>
                      {COLUMNS.map((column) => (
                        <th key={column} scope="col">
                          {column}
                        </th>
                      ))}
                      <th scope="col">
                        <span className="visually-hidden">Remove</span>
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((price, place) => (
                      <PriceRow
                        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place
                        key={`${rows.length} ${place}`}
                        unit={unit}
                        place={place}
                        price={price}
                        rates={rates}
                        problems={problems}
                        onChange={(next) => set(rows.map((row, at) => (at === place ? next : row)))}
                        onRemove={() => set(rows.filter((_, at) => at !== place))}
                      />
                    ))}
                  </tbody>
                </PlainTable>
                <TextInput
                  size="xs"
                  mt={8}
                  maw={420}
                  label="Where the edited prices are stated"
                  placeholder="An address, or words"
                  value={evidence[unit] ?? ''}
                  onChange={(event) => onChange(unit, { evidence: event.currentTarget.value })}
                />
              </>
            )}
          </section>
        );
      })}
      <div className={styles.add}>
        <Select
          label="Add a price of another unit"
          placeholder="Unit"
          searchable
          data={PRICE_UNIT_KEYS.filter((unit) => !shown.includes(unit)).map((unit) => ({
            value: unit,
            label: `${PRICE_UNITS[unit].name} (per ${unitsShown(unit).per})`,
          }))}
          value={null}
          onChange={(unit) => unit && add(unit as PriceUnitKey)}
        />
      </div>
    </>
  );
}
