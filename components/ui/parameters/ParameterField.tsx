'use client';

import { MultiSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { ChoiceOfThree } from './ChoiceOfThree';
import type { FieldOf } from './field-of';
import { MoneyField } from './MoneyField';
import { StoreDays } from './StoreDays';

/** The field of one parameter, by its kind. An empty field says nothing. */
export function ParameterField(field: FieldOf) {
  const { parameter, value, onChange, id, error, regions } = field;
  const { name: label, kind, help, unit, options = {} } = parameter;
  const choices = Object.entries(options).map(([key, name]) => ({ value: key, label: name }));
  const common = { id, label, description: help, error };
  const text = typeof value === 'string' ? value : '';
  const said = (typed: string) => onChange(typed === '' ? undefined : typed);
  switch (kind) {
    case 'text':
      return <TextInput {...common} value={text} onChange={(event) => said(event.currentTarget.value)} />;
    case 'paragraph':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={(event) => said(event.currentTarget.value)}
        />
      );
    case 'boolean':
      return <ChoiceOfThree {...field} />;
    case 'choice':
      return (
        <Select
          {...common}
          clearable
          searchable={choices.length > 8}
          data={choices}
          value={text || null}
          placeholder="Not said"
          onChange={(chosen) => onChange(chosen ?? undefined)}
        />
      );
    case 'choices':
      return (
        <MultiSelect {...common} clearable data={choices} value={words(value)} onChange={listed(onChange)} />
      );
    case 'list':
    case 'regions':
      return (
        <TagsInput
          {...common}
          clearable
          splitChars={[',', ';']}
          data={kind === 'regions' ? [...regions] : Object.keys(options)}
          value={words(value)}
          onChange={listed(onChange)}
        />
      );
    case 'number':
    case 'days':
    case 'percent':
      return (
        <NumberInput
          {...common}
          hideControls
          allowNegative={false}
          allowDecimal={kind !== 'days'}
          suffix={kind === 'days' ? ' days' : kind === 'percent' ? ' %' : unit ? ` ${unit}` : ''}
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(typeof typed === 'number' ? typed : undefined)}
        />
      );
    case 'exact_percent':
      return (
        <TextInput
          {...common}
          inputMode="decimal"
          rightSection="%"
          value={text}
          onChange={(event) => said(event.currentTarget.value.trim())}
        />
      );
    case 'money':
      return <MoneyField {...field} />;
    case 'date':
      return (
        <TextInput
          {...common}
          type="date"
          value={text}
          onChange={(event) => said(event.currentTarget.value)}
        />
      );
    case 'days_by_store':
      return <StoreDays {...field} />;
  }
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function listed(onChange: (value: unknown) => void) {
  return (chosen: string[]) => onChange(chosen.length === 0 ? undefined : chosen);
}
