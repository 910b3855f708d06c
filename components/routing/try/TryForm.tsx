'use client';

import { ActionIcon, Button, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { CAUSES, type Cause, type PolicyRequest } from '@/lib/policy/types';
import { CAUSE_WORDS } from '@/lib/routing/describe';
import type { RequestNames } from '@/lib/routing/try-policy';
import { withAttribute, withField, withLabel } from '@/lib/routing/try-request';
import styles from './try.module.css';

type Change = (request: PolicyRequest) => void;

/** A request field by field. It holds nothing of its own: what it shows is the request, and each edit is a new one. */
export function TryForm({
  request,
  names,
  taskClassGiven = false,
  onChange,
}: {
  readonly request: PolicyRequest;
  /** What the policy knows; a request may name other things, and they are shown. */
  readonly names: RequestNames;
  /** The page is about one task class. */
  readonly taskClassGiven?: boolean;
  readonly onChange: Change;
}) {
  const { label, regions, needs, attributes = {} } = request;
  const attributeNames = [...new Set([...Object.keys(names.attributes), ...Object.keys(attributes)])];
  return (
    <div className={styles.fields}>
      {!taskClassGiven && (
        <Select
          label="Task class"
          searchable
          data={withOwn(names.taskClasses, [request.taskClass])}
          value={request.taskClass}
          allowDeselect={false}
          onChange={(value) => value !== null && onChange(withField(request, 'taskClass', value))}
        />
      )}
      <Select
        label="Level"
        placeholder="Not stated"
        clearable
        data={withOwn(names.levels, [label?.level])}
        value={label?.level ?? null}
        onChange={(value) => onChange(withLabel(request, { level: value ?? undefined }))}
      />
      <div>
        <MultiSelect
          label="Tags"
          placeholder={label?.tags === undefined ? 'Not stated' : label.tags.length === 0 ? 'None' : ''}
          data={withOwn(names.tags, label?.tags ?? [])}
          value={[...(label?.tags ?? [])]}
          onChange={(tags) => onChange(withLabel(request, { tags: tags.length > 0 ? tags : undefined }))}
        />
        {(label?.tags ?? []).length === 0 && (
          <Checkbox
            mt={6}
            size="xs"
            label="States that there are none"
            checked={label?.tags !== undefined}
            onChange={(event) =>
              onChange(withLabel(request, { tags: event.currentTarget.checked ? [] : undefined }))
            }
          />
        )}
      </div>
      {attributeNames.map((name) => (
        <AttributeField key={name} name={name} request={request} names={names} onChange={onChange} />
      ))}
      <MultiSelect
        label="May be processed in"
        placeholder={regions === undefined ? 'Anywhere' : regions.length === 0 ? 'Nowhere' : ''}
        searchable
        data={withOwn(names.regions, regions ?? [])}
        value={[...(regions ?? [])]}
        onChange={(value) => onChange(withField(request, 'regions', value.length > 0 ? value : undefined))}
      />
      <MultiSelect
        label="Needs"
        placeholder={(needs ?? []).length === 0 ? 'Nothing in particular' : ''}
        searchable
        data={withOwn(names.needs, needs ?? [])}
        value={[...(needs ?? [])]}
        onChange={(value) => onChange(withField(request, 'needs', value.length > 0 ? value : undefined))}
      />
      <Quantity field="inputTokens" label="Tokens in" request={request} onChange={onChange} />
      <Quantity field="maxOutputTokens" label="Tokens out, at most" request={request} onChange={onChange} />
      <Quantity field="images" label="Images" request={request} onChange={onChange} />
      <Quantity field="audioSeconds" label="Audio, seconds" request={request} onChange={onChange} />
      <TextInput
        label="Unit"
        placeholder={request.unit === '' ? 'Empty text' : 'What a split sticks to'}
        value={request.unit ?? ''}
        onChange={(event) => onChange(withField(request, 'unit', event.currentTarget.value || undefined))}
      />
      <FailedAttempts request={request} names={names} onChange={onChange} />
    </div>
  );
}

/** The choices with those that are chosen, though the policy does not know them. */
function withOwn(known: readonly string[], own: readonly (string | undefined)[]): string[] {
  return [...new Set([...known, ...own.filter((name) => name !== undefined)])];
}

function AttributeField({
  name,
  request,
  names,
  onChange,
}: {
  readonly name: string;
  readonly request: PolicyRequest;
  readonly names: RequestNames;
  readonly onChange: Change;
}) {
  const attributes = request.attributes ?? {};
  const sent = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  const known = Object.hasOwn(names.attributes, name) ? (names.attributes[name] ?? []) : [];
  const label = <span className={styles.attribute}>{name}</span>;
  if (known.length > 0) {
    return (
      <Select
        label={label}
        placeholder="Not sent"
        clearable
        data={withOwn(known, [sent])}
        value={sent ?? null}
        onChange={(value) => onChange(withAttribute(request, name, value ?? undefined))}
      />
    );
  }
  return (
    <TextInput
      label={label}
      placeholder={sent === '' ? 'Empty text' : 'Not sent'}
      value={sent ?? ''}
      onChange={(event) => onChange(withAttribute(request, name, event.currentTarget.value || undefined))}
    />
  );
}

function Quantity({
  field,
  label,
  request,
  onChange,
}: {
  readonly field: 'inputTokens' | 'maxOutputTokens' | 'images' | 'audioSeconds';
  readonly label: string;
  readonly request: PolicyRequest;
  readonly onChange: Change;
}) {
  return (
    <NumberInput
      label={label}
      placeholder="Not stated"
      thousandSeparator=","
      allowNegative={false}
      allowDecimal={false}
      hideControls
      max={Number.MAX_SAFE_INTEGER}
      value={request[field] ?? ''}
      onChange={(value) => {
        if (value === '') onChange(withField(request, field, undefined));
        else if (Number.isSafeInteger(Number(value))) onChange(withField(request, field, Number(value)));
      }}
    />
  );
}

function FailedAttempts({
  request,
  names,
  onChange,
}: {
  readonly request: PolicyRequest;
  readonly names: RequestNames;
  readonly onChange: Change;
}) {
  const failed = request.failed ?? [];
  const change = (next: PolicyRequest['failed'] & object) =>
    onChange(withField(request, 'failed', next.length > 0 ? next : undefined));
  const untried = names.offerings.find((key) => !failed.some(({ offering }) => offering === key));
  return (
    <fieldset className={styles.failed}>
      <legend>Failed attempts</legend>
      {failed.map((attempt, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attempts have no identity of their own but their place
        <div key={index} className={styles.attempt}>
          <Select
            aria-label={`Offering of attempt ${index + 1}`}
            searchable
            data={withOwn(names.offerings, [attempt.offering])}
            value={attempt.offering}
            allowDeselect={false}
            style={{ flex: '1 1 220px' }}
            onChange={(offering) =>
              offering !== null &&
              change(failed.map((one, at) => (at === index ? { ...one, offering } : one)))
            }
          />
          <Select
            aria-label={`Cause of attempt ${index + 1}`}
            data={CAUSES.map((cause) => ({ value: cause, label: CAUSE_WORDS[cause] }))}
            value={attempt.cause}
            allowDeselect={false}
            style={{ flex: '1 1 160px' }}
            onChange={(cause) =>
              cause !== null &&
              change(failed.map((one, at) => (at === index ? { ...one, cause: cause as Cause } : one)))
            }
          />
          <ActionIcon
            aria-label={`Remove attempt ${index + 1}`}
            onClick={() => change(failed.filter((_, at) => at !== index))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} />}
        disabled={names.offerings.length === 0}
        onClick={() =>
          change([...failed, { offering: untried ?? names.offerings[0] ?? '', cause: 'unavailable' }])
        }
      >
        Add a failed attempt
      </Button>
    </fieldset>
  );
}
