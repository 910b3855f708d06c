'use client';

import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type Calculation, MOST_USED } from '@/lib/catalog/calculation-query';
import { SHARED_TIERS } from '@/lib/catalog/monthly-cost';
import styles from './calculator.module.css';

type Month = Pick<Calculation, 'requests' | 'cached' | 'tiers' | 'lengths' | 'hours'>;

/** How a month looks: how many requests of which lengths, how much is cached, which tiers, which hours. */
export function MonthFields({
  month,
  usualLength,
  onChange,
}: {
  readonly month: Month;
  /** Input tokens of one request, from which a spread of lengths begins. */
  readonly usualLength: number;
  readonly onChange: (month: Partial<Month>) => void;
}) {
  const { lengths } = month;
  const percent = { min: 0, max: 100, suffix: ' %', decimalScale: 2, hideControls: true };
  const setLength = (place: number, change: Partial<Month['lengths'][number]>) =>
    onChange({ lengths: lengths.map((one, index) => (index === place ? { ...one, ...change } : one)) });
  return (
    <div className={styles.fields}>
      <NumberInput
        label="Requests a month"
        value={month.requests}
        min={0}
        max={MOST_USED}
        thousandSeparator=","
        hideControls
        onChange={(value) => onChange({ requests: Number(value) })}
      />
      <NumberInput
        label="Input read from the cache"
        {...percent}
        value={month.cached}
        onChange={(value) => onChange({ cached: Number(value) })}
      />
      <fieldset className={styles.group}>
        <legend>Lengths of the input</legend>
        <p className={styles.quiet}>
          {lengths.length === 0
            ? 'Every request is as long as the one above. Above a threshold a request costs more: spread the lengths to see it.'
            : 'Shares of the requests, with how many input tokens they have.'}
        </p>
        {lengths.map(({ share, inputTokens }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name, and is told by its place
          <div key={place} className={styles.length}>
            <NumberInput
              aria-label={`Share of length ${place + 1}`}
              {...percent}
              value={share}
              onChange={(value) => setLength(place, { share: Number(value) })}
            />
            <NumberInput
              aria-label={`Input tokens of length ${place + 1}`}
              value={inputTokens}
              min={0}
              max={MOST_USED}
              thousandSeparator=","
              suffix=" tokens"
              hideControls
              onChange={(value) => setLength(place, { inputTokens: Number(value) })}
            />
            <button
              type="button"
              className={styles.remove}
              aria-label={`Leave out length ${place + 1}`}
              onClick={() => onChange({ lengths: lengths.filter((_, index) => index !== place) })}
            >
              <IconX size={14} aria-hidden />
            </button>
          </div>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          disabled={lengths.length >= 12}
          onClick={() => onChange({ lengths: withLength(lengths, usualLength) })}
        >
          {lengths.length === 0 ? 'Spread the lengths' : 'Add a length'}
        </Button>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>Sent to other service tiers</legend>
        <div className={styles.three}>
          {SHARED_TIERS.map((tier) => (
            <NumberInput
              key={tier}
              label={tier.charAt(0).toUpperCase() + tier.slice(1)}
              {...percent}
              value={month.tiers[tier] ?? 0}
              onChange={(value) => onChange({ tiers: { ...month.tiers, [tier]: Number(value) } })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>Hours of the day, UTC</legend>
        <div className={styles.two}>
          <TextInput
            type="time"
            label="From"
            value={month.hours?.from ?? '00:00'}
            onChange={({ currentTarget: { value } }) =>
              value && onChange({ hours: hoursOf(value, month.hours?.to ?? '00:00') })
            }
          />
          <TextInput
            type="time"
            label="To"
            value={month.hours?.to ?? '00:00'}
            onChange={({ currentTarget: { value } }) =>
              value && onChange({ hours: hoursOf(month.hours?.from ?? '00:00', value) })
            }
          />
        </div>
        <p className={styles.quiet}>
          {month.hours ? 'Evenly within these hours.' : 'Evenly around the clock.'} It counts where a price
          depends on the hour.
        </p>
      </fieldset>
    </div>
  );
}

function hoursOf(from: string, to: string): Month['hours'] {
  return from === to ? null : { from, to };
}

/** The first two lengths share all requests; a further one has what is left. */
function withLength(lengths: Month['lengths'], usual: number): Month['lengths'] {
  if (lengths.length === 0) {
    return [
      { share: 90, inputTokens: usual },
      { share: 10, inputTokens: usual * 10 },
    ];
  }
  const left = 100 - lengths.reduce((sum, { share }) => sum + share, 0);
  return [...lengths, { share: Math.max(0, left), inputTokens: usual }];
}
