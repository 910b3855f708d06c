'use client';

import { TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { regionGroupHref } from '@/components/ui/links/vocabulary';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { ActionResult } from '@/lib/http/action-result';
import type { RegionGroupDto } from '@/lib/routing/vocabulary-schema';
import { count } from '../DraftBar';
import styles from './vocabulary.module.css';
import { WordsEditor, withTyped } from './WordsEditor';

const LABELS = { '/key': 'Key', '/regions': 'Regions' };

/** Creates a region group or changes which regions it stands for. */
export function RegionGroupForm({
  existing,
  offered,
  save,
}: {
  /** Null = a new one. */
  readonly existing: RegionGroupDto | null;
  /** Region → how many offerings are known to process there. */
  readonly offered: Readonly<Record<string, number>>;
  readonly save: (input: unknown) => Promise<ActionResult<RegionGroupDto>>;
}) {
  const router = useRouter();
  const initial = { key: existing?.key ?? '', regions: existing?.regions ?? [] };
  const [typed, setTyped] = useState('');
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: 'region-group',
    existing,
    initial,
    valuesOf: ({ key, regions }: RegionGroupDto) => ({ key, regions }),
    save: ({ key, regions }, edited) => {
      const whole = withTyped(regions, typed);
      return save(edited ? { ...edited, regions: whole } : { key, regions: whole });
    },
    onSaved: ({ key }) => {
      setTyped('');
      if (existing) router.refresh();
      else router.push(regionGroupHref(key));
    },
    onRefused: () => {
      setValues((now) => ({ ...now, regions: withTyped(now.regions, typed) }));
      setTyped('');
    },
  });

  if (conflict) {
    const [mine, theirs] = [values.regions.join(', '), conflict.theirs.regions.join(', ')];
    return (
      <ConflictView
        what="region group"
        fields={[{ label: 'Regions', mine, theirs, same: mine === theirs }]}
        {...conflict.choices}
      />
    );
  }

  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      {!existing && (
        <TextInput
          id={fieldId('/key')}
          error={fieldError(error?.fields, '/key')}
          label="Key"
          description="What rules and requests name, such as eu. It cannot be changed later."
          value={values.key}
          onChange={(event) => {
            const key = event.currentTarget.value;
            setValues((now) => ({ ...now, key }));
          }}
        />
      )}
      <WordsEditor
        id={fieldId('/regions')}
        legend="Regions"
        addLabel="Add a region"
        words={values.regions}
        typed={typed}
        onTyped={setTyped}
        known={Object.keys(offered)}
        note={(region) => {
          const offerings = Object.hasOwn(offered, region) ? (offered[region] ?? 0) : 0;
          return offerings > 0 ? count(offerings, 'offering') : 'no offering is known to process there';
        }}
        error={error?.fields.find(({ path }) => path.startsWith('/regions'))?.message ?? false}
        onChange={(next) => setValues((now) => ({ ...now, regions: next }))}
      />
      <SaveBar label={existing ? 'Save region group' : 'Create region group'} {...bar} />
    </Form>
  );
}
