'use client';

import { NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { CostBasis } from '@/lib/catalog/cost-basis';
import type { FieldProblem } from '@/lib/core/errors';
import { CostSums } from './CostSums';
import styles from './edit.module.css';

export function blankCost(today: string): CostBasis {
  return {
    cost: { kind: 'rented', perHour: '' },
    throughput: { kind: 'apart', input: 0, output: 0 },
    utilisation: 0,
    measuredOn: today,
    measuredHow: '',
  };
}

const OWNED = {
  kind: 'owned',
  purchase: '',
  residual: '0',
  lifetimeMonths: 36,
  watts: '',
  overhead: '1',
  powerPrice: '',
  otherPerMonth: '0',
} as const;

const OWNED_FIELDS = [
  ['purchase', 'Purchase', 'USD'],
  ['residual', 'Worth at the end', 'USD'],
  ['watts', 'Power drawn', 'W, under load'],
  ['overhead', 'Power overhead', 'What the building draws for one watt of it; 1 is none.'],
  ['powerPrice', 'Price of power', 'USD per kWh'],
  ['otherPerMonth', 'Everything else', 'USD a month: space, network, people'],
] as const;

/** What a machine of one's own costs and yields, with the prices per token that follow, as they are typed. */
export function CostBasisEditor({
  value,
  problems,
  onChange,
}: {
  readonly value: CostBasis;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (value: CostBasis) => void;
}) {
  const { cost, throughput } = value;
  const at = (path: string) => ({
    id: fieldId(`/costBasis/${path}`),
    error: fieldError(problems, `/costBasis/${path}`),
  });
  const setCost = (change: object) =>
    onChange({ ...value, cost: { ...cost, ...change } as CostBasis['cost'] });
  const setYield = (change: object) =>
    onChange({ ...value, throughput: { ...throughput, ...change } as CostBasis['throughput'] });
  const perSecond = (member: 'input' | 'output' | 'tokens', label: string) => (
    <NumberInput
      {...at(`throughput/${member}`)}
      label={label}
      description="Tokens per second of the whole machine, as measured"
      min={0}
      thousandSeparator=","
      value={Number(new Map<string, unknown>(Object.entries(throughput)).get(member)) || ''}
      onChange={(typed) => setYield({ [member]: typeof typed === 'number' ? typed : 0 })}
    />
  );
  return (
    <>
      <div className={styles.fields}>
        <div>
          <SegmentedControl
            aria-label="How it is paid for"
            data={[
              { value: 'rented', label: 'Cost per hour' },
              { value: 'owned', label: 'Bought, amortised' },
            ]}
            value={cost.kind}
            onChange={(kind) =>
              onChange({ ...value, cost: kind === 'owned' ? OWNED : { kind: 'rented', perHour: '' } })
            }
          />
        </div>
        <div>
          <SegmentedControl
            aria-label="What was measured"
            data={[
              { value: 'apart', label: 'Reading and writing apart' },
              { value: 'together', label: 'Both together' },
            ]}
            value={throughput.kind}
            onChange={(kind) =>
              onChange({
                ...value,
                throughput:
                  kind === 'together' ? { kind, tokens: 0 } : { kind: 'apart', input: 0, output: 0 },
              })
            }
          />
        </div>
      </div>
      <div className={styles.fields} style={{ marginTop: 16 }}>
        {cost.kind === 'rented' ? (
          <TextInput
            {...at('cost/perHour')}
            label="Cost per hour"
            description="USD, used or not"
            inputMode="decimal"
            value={cost.perHour}
            onChange={(event) => setCost({ perHour: event.currentTarget.value })}
          />
        ) : (
          <>
            {OWNED_FIELDS.map(([member, label, description]) => (
              <TextInput
                key={member}
                {...at(`cost/${member}`)}
                label={label}
                description={description}
                inputMode="decimal"
                value={cost[member]}
                onChange={(event) => setCost({ [member]: event.currentTarget.value })}
              />
            ))}
            <NumberInput
              {...at('cost/lifetimeMonths')}
              label="Lifetime"
              description="Months over which it is written off"
              min={1}
              value={cost.lifetimeMonths || ''}
              onChange={(typed) => setCost({ lifetimeMonths: typeof typed === 'number' ? typed : 0 })}
            />
          </>
        )}
        {throughput.kind === 'apart' ? (
          <>
            {perSecond('input', 'Reads')}
            {perSecond('output', 'Writes')}
          </>
        ) : (
          perSecond('tokens', 'Reads and writes')
        )}
        <NumberInput
          {...at('utilisation')}
          label="Utilisation"
          description="Share of the time in which it works at that rate"
          suffix=" %"
          min={1}
          max={100}
          value={value.utilisation || ''}
          onChange={(typed) => onChange({ ...value, utilisation: typeof typed === 'number' ? typed : 0 })}
        />
        <TextInput
          {...at('measuredOn')}
          type="date"
          label="Measured on"
          value={value.measuredOn}
          onChange={(event) => onChange({ ...value, measuredOn: event.currentTarget.value })}
        />
        <TextInput
          {...at('measuredHow')}
          label="Measured how"
          description="Load and software, or an address"
          value={value.measuredHow}
          onChange={(event) => onChange({ ...value, measuredHow: event.currentTarget.value })}
        />
      </div>
      <CostSums value={value} />
    </>
  );
}
