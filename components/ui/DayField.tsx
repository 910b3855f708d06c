import { TextInput, type TextInputProps } from '@mantine/core';

/** A day, `YYYY-MM-DD`; an empty field is null. */
export function DayField({
  value,
  onChange,
  ...props
}: Pick<TextInputProps, 'id' | 'error' | 'label' | 'description' | 'min' | 'max' | 'required'> & {
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}) {
  return (
    <TextInput
      {...props}
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
