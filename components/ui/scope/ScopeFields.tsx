'use client';

import { MultiSelect, TagsInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { Scope } from '@/lib/contracts/scope';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import type { FieldProblem } from '@/lib/core/errors';
import styles from './scope.module.css';

type Choice = ScopeChoices['vendors'][number];

/** As many as a list shows while one types: there may be ten thousand offerings. */
const SHOWN = 100;

/** What a contract or a clause is about. A field that is left empty says nothing: `empty` tells what that means. */
export function ScopeFields({
  scope,
  choices,
  empty,
  problems,
  under,
  onChange,
}: {
  readonly scope: Scope;
  readonly choices: ScopeChoices;
  /** "As the contract", "Everything the vendor sells". */
  readonly empty: string;
  readonly problems: readonly FieldProblem[];
  /** JSON pointer of the scope. */
  readonly under: string;
  readonly onChange: (scope: Scope) => void;
}) {
  const set = (part: keyof Scope) => (keys: string[]) => {
    const { [part]: _before, ...others } = scope;
    onChange(keys.length === 0 ? others : { ...others, [part]: keys });
  };
  const field = (part: keyof Scope, label: string) => ({
    id: fieldId(`${under}/${part}`),
    label,
    error: fieldError(
      problems
        .filter(({ path }) => path === `${under}/${part}` || path.startsWith(`${under}/${part}/`))
        .map((one) => ({ ...one, path: part })),
      part,
    ),
    value: [...(scope[part] ?? [])],
    placeholder: scope[part]?.length ? '' : empty,
    clearable: true,
    onChange: set(part),
  });
  const picked = (part: keyof Scope, label: string, data: readonly Choice[]) => (
    <MultiSelect
      {...field(part, label)}
      data={withUnknown(data, scope[part] ?? [])}
      searchable
      hidePickedOptions
      limit={SHOWN}
      nothingFoundMessage="None of that name"
    />
  );
  return (
    <div className={styles.fields}>
      {picked('channels', 'Channels', choices.vendors)}
      {picked('owners', 'Owners of models', choices.vendors)}
      {picked('offerings', 'Offerings', choices.offerings.map(asItIs))}
      {picked('features', 'Features', choices.features.map(asItIs))}
      <TagsInput {...field('tiers', 'Service tiers')} data={[...choices.tiers]} />
      <TagsInput {...field('regions', 'Regions')} data={[...choices.regions]} />
    </div>
  );
}

/** A key that the catalogue no longer has is shown as it is, not lost. */
function withUnknown(data: readonly Choice[], chosen: readonly string[]): Choice[] {
  const unknown = chosen.filter((key) => !data.some(({ value }) => value === key));
  return [...data, ...unknown.map(asItIs)];
}

function asItIs(key: string): Choice {
  return { value: key, label: key };
}
