'use client';

import { TextInput } from '@mantine/core';
import { fieldId } from '@/components/ui/form-fields';
import { formatInstant, formatRelative } from '@/components/ui/format-date';
import { localInstant, localText } from '@/components/ui/local-time';
import { useReaderZone } from '@/components/ui/reader-zone';

/** A day and a time in the reader's zone, with what that is in UTC and how far ahead. */
export function TimeField({
  value,
  error,
  onChange,
}: {
  /** As the field holds it. */
  readonly value: string;
  readonly error: string | false;
  readonly onChange: (value: string) => void;
}) {
  const at = localInstant(value);
  const zone = useReaderZone();
  return (
    <TextInput
      id={fieldId('/publishAt')}
      error={error}
      type="datetime-local"
      label="Publish at"
      description={
        at
          ? `${formatInstant(at, 'UTC')} UTC, ${formatRelative(at, new Date())}. Your zone: ${zone}.`
          : `In your zone, ${zone}.`
      }
      {...(at ? { min: localText(new Date()) } : {})}
      style={{ maxWidth: 360 }}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
