'use client';

import { Input, SegmentedControl } from '@mantine/core';
import type { FieldOf } from './field-of';

/** Yes, no, or nothing said: three answers, so that an empty field is never taken for a no. */
export function ChoiceOfThree({ parameter: { name, help }, value, onChange, id, error }: FieldOf) {
  const shown = value === true ? 'yes' : value === false ? 'no' : 'unsaid';
  return (
    <Input.Wrapper label={name} description={help} error={error} labelElement="div">
      <div>
        <SegmentedControl
          id={id}
          aria-label={name}
          size="xs"
          data={[
            { value: 'unsaid', label: 'Not said' },
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
          value={shown}
          onChange={(chosen) => onChange(chosen === 'unsaid' ? undefined : chosen === 'yes')}
        />
      </div>
    </Input.Wrapper>
  );
}
