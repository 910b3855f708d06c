'use client';

import { TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { regionGroupHref } from '@/components/ui/links/vocabulary';
import { SaveBar } from '@/components/ui/SaveBar';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
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
  const form = useKeptForm(`region-group:${existing?.id ?? 'new'}`, initial, existing?.revision ?? 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [typed, setTyped] = useState('');
  const { values, setValues } = form;

  const submit = async (basis = form.basis) => {
    setPending(true);
    const regions = withTyped(values.regions, typed);
    const result = await attempt(() =>
      save(existing ? { id: existing.id, revision: basis, regions } : { key: values.key, regions }),
    );
    setPending(false);
    if (!result.ok) {
      setError(result.error);
      setValues((now) => ({ ...now, regions }));
      setTyped('');
      return;
    }
    setError(null);
    setTyped('');
    form.forget({ key: result.data.key, regions: result.data.regions }, result.data.revision);
    if (existing) router.refresh();
    else router.push(regionGroupHref(result.data.key));
  };
  useSaveKeys(() => void submit());

  if (error?.kind === 'conflict' && error.current) {
    const theirs = error.current as RegionGroupDto;
    const [mine, other] = [values.regions.join(', '), theirs.regions.join(', ')];
    return (
      <ConflictView
        what="region group"
        fields={[{ label: 'Regions', mine, theirs: other, same: mine === other }]}
        onBack={() => setError(null)}
        onKeepMine={() => void submit(theirs.revision)}
        onTakeTheirs={() => {
          form.forget({ key: theirs.key, regions: theirs.regions }, theirs.revision);
          setError(null);
          router.refresh();
        }}
      />
    );
  }

  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={() => void submit()}>
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
      <SaveBar
        label={existing ? 'Save region group' : 'Create region group'}
        pending={pending}
        dirty={form.dirty}
        restored={form.restored}
        onDiscard={() => form.forget(initial, existing?.revision ?? 0)}
      />
    </Form>
  );
}
