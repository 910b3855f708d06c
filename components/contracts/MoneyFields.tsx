'use client';

import { Select, Textarea, TextInput } from '@mantine/core';
import styles from './contracts.module.css';
import type { FormPart } from './form-part';

/** What it is worth, which law it is under, and what else is worth knowing. */
export function MoneyFields({ values, set, at, choices }: FormPart) {
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          {...at('/value')}
          label="Value"
          description="Of the whole term, such as 120000."
          inputMode="decimal"
          value={values.value ?? ''}
          onChange={(event) => set('value', event.currentTarget.value.replaceAll(/[\s,]/g, '') || null)}
        />
        <Select
          {...at('/currency')}
          label="Currency"
          data={[...choices.currencies]}
          value={values.currency}
          searchable
          clearable
          limit={60}
          onChange={(currency) => set('currency', currency)}
        />
      </div>
      <TextInput
        {...at('/governingLaw')}
        label="Governing law"
        placeholder="Such as Germany, or State of New York"
        value={values.governingLaw ?? ''}
        maxLength={160}
        onChange={(event) => set('governingLaw', event.currentTarget.value || null)}
      />
      <Textarea
        {...at('/note')}
        label="Note"
        autosize
        minRows={2}
        maxLength={4_000}
        value={values.note}
        onChange={(event) => set('note', event.currentTarget.value)}
      />
    </>
  );
}
