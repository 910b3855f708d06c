'use client';

import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { own } from '@/lib/core/own';
import type { Condition } from '@/lib/policy/types';
import type { Vocabulary } from '@/lib/routing/condition-edit';

/** The value of one leaf of a condition, after the words that say what it asks. */
export function ConditionLeaf({
  leaf,
  vocabulary,
  onChange,
}: {
  readonly leaf: Condition;
  readonly vocabulary: Vocabulary;
  readonly onChange: (leaf: Condition) => void;
}) {
  if ('attribute' in leaf) {
    const attribute = (
      <Select
        aria-label="Attribute"
        data={Object.keys(vocabulary.attributes)}
        value={leaf.attribute}
        allowDeselect={false}
        w={140}
        onChange={(value) => value && onChange({ ...leaf, attribute: value })}
      />
    );
    if ('exists' in leaf) return attribute;
    const field = 'in' in leaf ? 'in' : 'notIn';
    const values = [...('in' in leaf ? leaf.in : leaf.notIn)];
    const known = own(vocabulary.attributes, leaf.attribute) ?? [];
    const change = (next: string[]) =>
      onChange({ attribute: leaf.attribute, [field]: next } as unknown as Condition);
    return (
      <>
        {attribute}
        {known.length > 0 ? (
          <MultiSelect
            aria-label="Values"
            data={[...known]}
            value={values}
            onChange={change}
            searchable
            style={{ flex: 1, minWidth: 180 }}
            placeholder={values.length === 0 ? 'Choose values' : ''}
          />
        ) : (
          <TagsInput
            aria-label="Values"
            value={values}
            onChange={change}
            style={{ flex: 1, minWidth: 180 }}
            placeholder={values.length === 0 ? 'Type a value, then Enter' : ''}
          />
        )}
      </>
    );
  }
  if ('tag' in leaf) {
    return (
      <Select
        aria-label="Tag"
        data={[...vocabulary.tags]}
        value={leaf.tag}
        allowDeselect={false}
        w={220}
        onChange={(value) => value && onChange({ tag: value })}
      />
    );
  }
  if ('level' in leaf) {
    const bound = leaf.level.atLeast === undefined ? 'atMost' : 'atLeast';
    return (
      <Select
        aria-label="Level"
        data={[...vocabulary.levels]}
        value={leaf.level[bound] ?? null}
        allowDeselect={false}
        w={180}
        onChange={(value) => value && onChange({ level: { [bound]: value } })}
      />
    );
  }
  if ('inputTokens' in leaf) {
    const bound = leaf.inputTokens.above === undefined ? 'atMost' : 'above';
    return (
      <NumberInput
        aria-label="Tokens"
        suffix=" tokens"
        thousandSeparator=","
        min={0}
        allowDecimal={false}
        w={180}
        value={leaf.inputTokens[bound] ?? 0}
        onChange={(value) => onChange({ inputTokens: { [bound]: typeof value === 'number' ? value : 0 } })}
      />
    );
  }
  if ('time' in leaf) {
    const bound = leaf.time.from === undefined ? 'until' : 'from';
    return (
      <TextInput
        aria-label="Time in UTC"
        type="datetime-local"
        rightSection="UTC"
        rightSectionWidth={44}
        w={250}
        value={(leaf.time[bound] ?? '').slice(0, 16)}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          if (typed) onChange({ time: { [bound]: `${typed}:00.000Z` } });
        }}
      />
    );
  }
  return null;
}
