'use client';

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useMemo, useState, useTransition } from 'react';
import { OfferingPicker } from '@/components/ui/OfferingPicker';
import { Section } from '@/components/ui/Section';
import { useOwnAddress } from '@/components/ui/use-own-address';
import {
  CALCULATION_PRESETS,
  type Calculation,
  calculationSearch,
  readCalculation,
  shareProblems,
} from '@/lib/catalog/calculation-query';
import { COMPARED_AT_MOST } from '@/lib/catalog/compare';
import { PRICE_UNIT_KEYS, PRICE_UNITS } from '@/lib/catalog/price-units';
import { offeringCost, type PricedOffering } from '@/lib/catalog/priced-offering';
import { CostLines } from './CostLines';
import { CostSummary, sellerWords } from './CostSummary';
import styles from './calculator.module.css';
import { MonthFields } from './MonthFields';
import { UsageFields } from './UsageFields';

/** What a request or a month costs with some offerings. All of it is in the address, and is reckoned as one types. */
export function Calculator({
  offerings,
  search,
  now,
}: {
  readonly offerings: readonly PricedOffering[];
  /** The query of the address, as it was opened. */
  readonly search: string;
  readonly now: string;
}) {
  const router = useRouter();
  const [leaving, startLeaving] = useTransition();
  const [asked, setAsked] = useState(() => readCalculation(new URLSearchParams(search)));
  const keys = offerings.map(({ key }) => key);
  const hrefOf = (of: readonly string[]) => `/catalogue/calculator?${calculationSearch(of, asked)}`;
  const href = hrefOf(keys);
  useOwnAddress(href, leaving);
  const showOf = (of: readonly string[]) => startLeaving(() => router.replace(hrefOf(of)));
  const change = (some: Partial<Calculation>) => setAsked((before) => ({ ...before, ...some }));

  const at = useMemo(() => new Date(asked.at === null ? now : `${asked.at}:00Z`), [asked.at, now]);
  const costs = useMemo(
    () => offerings.map((offering) => ({ offering, cost: offeringCost(offering, asked, at) })),
    [offerings, asked, at],
  );
  const charged = useMemo(() => {
    const stated = new Set(
      offerings.flatMap(({ tiers }) => tiers.flatMap(([, rows]) => rows.map(({ unit }) => unit))),
    );
    return PRICE_UNIT_KEYS.filter((unit) => stated.has(unit) && unit !== 'request');
  }, [offerings]);
  const [first] = costs;
  const problems = [
    ...(first?.cost.problems ?? []).map(
      ({ whole, over }) =>
        `The parts of ${PRICE_UNITS[whole].name.toLowerCase()} are ${over} more than all of it. The parts are counted.`,
    ),
    ...shareProblems(asked),
  ];

  return (
    <div className={styles.columns}>
      <div className={styles.form}>
        <SegmentedControl
          aria-label="Cost of"
          fullWidth
          value={asked.kind}
          onChange={(kind) => change({ kind: kind === 'month' ? 'month' : 'request' })}
          data={[
            { value: 'request', label: 'One request' },
            { value: 'month', label: 'A month' },
          ]}
        />
        <fieldset className={styles.group}>
          <legend>Begin with a usual task</legend>
          <div className={styles.presets}>
            {CALCULATION_PRESETS.map(({ name, ...preset }) => (
              <Button
                key={name}
                variant="default"
                size="compact-sm"
                onClick={() => change({ lengths: [], ...preset })}
              >
                {name}
              </Button>
            ))}
          </div>
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{asked.kind === 'month' ? 'One request, on average' : 'The request'}</legend>
          <UsageFields
            usage={asked.request}
            charged={charged}
            month={asked.kind === 'month' ? asked : null}
            onChange={(request) => change({ request })}
          />
        </fieldset>
        {asked.kind === 'month' && (
          <MonthFields month={asked} usualLength={asked.request.input ?? 1_000} onChange={change} />
        )}
        <TextInput
          type="datetime-local"
          label="At what time, UTC"
          description="Left empty it is now. Announced prices count from their day."
          value={asked.at ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ at: value === '' ? null : value.slice(0, 16) })
          }
        />
      </div>
      <div className={styles.results}>
        <Section
          title={asked.kind === 'month' ? 'Cost of the month' : 'Cost of the request'}
          note="USD, before taxes and discounts."
        >
          {problems.map((problem) => (
            <p key={problem} role="status" className={styles.problem}>
              {problem}
            </p>
          ))}
          {costs.length > 0 && (
            <CostSummary
              costs={costs}
              requests={asked.kind === 'month' ? asked.requests : 1}
              onRemove={(key) => showOf(keys.filter((one) => one !== key))}
            />
          )}
          {keys.length < COMPARED_AT_MOST && (
            <div className={styles.add}>
              {keys.length === 0 && (
                <p>Choose an offering to see what it costs, or up to six side by side.</p>
              )}
              <OfferingPicker taken={keys} onPick={({ key }) => showOf([...keys, key])} />
            </div>
          )}
        </Section>
        {costs.map(({ offering, cost }) => (
          <Section key={offering.key} title={`${offering.modelName}, ${sellerWords(offering)}`}>
            {cost.lines.length === 0 ? (
              <p className={styles.quiet}>Say what is used to see its lines.</p>
            ) : (
              <CostLines
                label={`Lines of ${offering.modelName}, ${sellerWords(offering)}`}
                cost={cost}
                offering={offering}
              />
            )}
          </Section>
        ))}
      </div>
    </div>
  );
}
