'use client';

import { Radio, Select } from '@mantine/core';
import { DayField } from '@/components/ui/DayField';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import { RENEWALS } from '@/lib/contracts/contract';
import styles from './contracts.module.css';
import type { FormPart } from './form-part';

const RENEWAL_WORDS: Readonly<Record<(typeof RENEWALS)[number], readonly [label: string, help: string]>> = {
  none: ['It ends', 'On the last day of its term.'],
  automatic: ['It renews by itself', 'Unless notice is given in time.'],
  evergreen: [
    'It is evergreen',
    'It goes on until somebody ends it, and counts for a year after each review.',
  ],
};

/** When it begins and ends, where that is, and how it renews. */
export function TermFields({ values, set, at, choices }: FormPart) {
  const { renewal } = values;
  return (
    <>
      <div className={styles.pair}>
        <DayField
          {...at('/effectiveOn')}
          label="First day"
          value={values.effectiveOn}
          onChange={(day) => set('effectiveOn', day)}
        />
        {renewal !== 'evergreen' && (
          <DayField
            {...at('/endsOn')}
            label={renewal === 'automatic' ? 'Last day of the first term' : 'Last day'}
            description="Inclusive."
            value={values.endsOn}
            onChange={(day) => set('endsOn', day)}
          />
        )}
      </div>
      <Select
        {...at('/zone')}
        label="Time zone"
        description="In which its days are meant. Without one an end is read as early, and a start as late, as anywhere on earth."
        placeholder="Not said: the cautious way"
        data={[...choices.zones]}
        value={values.zone}
        searchable
        clearable
        limit={100}
        nothingFoundMessage="No such zone"
        onChange={(zone) => set('zone', zone)}
      />
      <Radio.Group
        {...at('/renewal')}
        label="At its end"
        value={renewal}
        onChange={(value) => {
          const chosen = RENEWALS.find((one) => one === value);
          if (chosen) set('renewal', chosen);
          if (chosen === 'evergreen') set('endsOn', null);
        }}
      >
        <div className={styles.radios}>
          {RENEWALS.map((value) => (
            <Radio
              key={value}
              value={value}
              label={RENEWAL_WORDS[value][0]}
              description={RENEWAL_WORDS[value][1]}
            />
          ))}
        </div>
      </Radio.Group>
      {renewal !== 'none' && (
        <div className={styles.pair}>
          {renewal === 'automatic' && (
            <WholeNumberField
              {...at('/renewalMonths')}
              label="Renews by"
              unit="months"
              min={1}
              value={values.renewalMonths}
              onChange={(months) => set('renewalMonths', months)}
            />
          )}
          <WholeNumberField
            {...at('/noticeDays')}
            label="Notice"
            description="So many days before an end it must have been given."
            unit="days"
            min={0}
            value={values.noticeDays}
            onChange={(days) => set('noticeDays', days)}
          />
        </div>
      )}
    </>
  );
}
