import { NumberInput, type NumberInputProps } from '@mantine/core';

/** A whole number with its unit; an empty field is null. */
export function WholeNumberField({
  unit,
  value,
  onChange,
  ...props
}: Pick<NumberInputProps, 'id' | 'error' | 'label' | 'description' | 'placeholder' | 'min' | 'aria-label'> & {
  /** "ms"; left out: it only counts. */
  readonly unit?: string | undefined;
  readonly value: number | null | undefined;
  readonly onChange: (value: number | null) => void;
}) {
  return (
    <NumberInput
      {...props}
      {...(unit ? { suffix: ` ${unit}` } : {})}
      thousandSeparator=","
      allowDecimal={false}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
    />
  );
}
