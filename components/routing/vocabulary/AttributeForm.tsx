'use client';

import { Checkbox, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { attributeHref } from '@/components/ui/links/vocabulary';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { valueEffects } from '@/lib/routing/value-effects';
import type { AttributeDto } from '@/lib/routing/vocabulary-schema';
import { keyOfUse, type Use, usesRefused } from '@/lib/routing/where-used';
import { count } from '../DraftBar';
import { UsesList } from '../UsesList';
import styles from './vocabulary.module.css';
import { WordsEditor, withTyped } from './WordsEditor';

const LABELS = { '/key': 'Key', '/values': 'Values' };

/** Creates an attribute or changes its values. Says beforehand what a change leaves behind. */
export function AttributeForm({
  existing,
  uses,
  environment,
  save,
}: {
  /** Null = a new one. */
  readonly existing: AttributeDto | null;
  readonly uses: readonly Use[];
  /** For links to what is not about one environment. */
  readonly environment: string;
  readonly save: (input: unknown) => Promise<ActionResult<AttributeDto>>;
}) {
  const router = useRouter();
  const initial = { key: existing?.key ?? '', values: existing?.values ?? [] };
  const [typed, setTyped] = useState('');
  const [accepted, setAccepted] = useState<string | null>(null);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: 'attribute',
    existing,
    initial,
    valuesOf: (saved: AttributeDto) => ({ key: saved.key, values: saved.values }),
    save: ({ key, values: list }, edited) => {
      const whole = withTyped(list, typed);
      const acceptedUses = unlooked ? [] : left.map(keyOfUse);
      return save(edited ? { ...edited, values: whole, acceptedUses } : { key, values: whole });
    },
    onSaved: ({ key }) => {
      setTyped('');
      if (existing) router.refresh();
      else router.push(attributeHref(key));
    },
    onRefused: ({ kind }) => {
      setValues((now) => ({ ...now, values: withTyped(now.values, typed) }));
      setTyped('');
      // Places that came to name a value meanwhile are shown with the next look.
      if (kind === 'refused') router.refresh();
    },
  });
  const left = usesRefused(uses, values.values);
  // What was accepted is accepted of these places alone: another one asks again.
  const shown = left.map(keyOfUse).join('\n');
  const unlooked = left.length > 0 && accepted !== shown;

  if (conflict) {
    const words = (list: readonly string[]) => list.join(', ') || 'any value';
    const [mine, theirs] = [words(values.values), words(conflict.theirs.values)];
    return (
      <ConflictView
        what="attribute"
        fields={[{ label: 'Values', mine, theirs, same: mine === theirs }]}
        {...conflict.choices}
      />
    );
  }

  const effects = existing ? valueEffects(existing.values, values.values) : [];
  const namedBy = (value: string) => uses.filter((use) => use.values.includes(value)).length;
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      {!existing && (
        <TextInput
          id={fieldId('/key')}
          error={fieldError(error?.fields, '/key')}
          label="Key"
          description="What requests and conditions name. It cannot be changed later."
          value={values.key}
          onChange={(event) => {
            const key = event.currentTarget.value;
            setValues((now) => ({ ...now, key }));
          }}
        />
      )}
      <WordsEditor
        id={fieldId('/values')}
        legend={values.values.length === 0 ? 'Values: any' : `Values: only these ${values.values.length}`}
        addLabel="Add a value"
        words={values.values}
        typed={typed}
        onTyped={setTyped}
        known={[]}
        note={(value) => {
          const places = namedBy(value);
          return places > 0 && `named in ${count(places, 'place')}`;
        }}
        error={firstProblem(error)}
        onChange={(next) => setValues((now) => ({ ...now, values: next }))}
      />
      {effects.length > 0 && (
        <ul className={styles.effects}>
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      )}
      {left.length > 0 && (
        <section className={styles.left} aria-labelledby="left-naming">
          <h2 id="left-naming" className={styles.leftTitle}>
            {count(left.length, 'place')} would be left naming a value that is no more
          </h2>
          <UsesList uses={left} environment={environment} label="Left naming a value that is no more" />
          <Checkbox
            label="Save all the same. These drafts cannot be published until their rules are changed."
            checked={!unlooked}
            onChange={(event) => setAccepted(event.currentTarget.checked ? shown : null)}
          />
        </section>
      )}
      <SaveBar label={existing ? 'Save attribute' : 'Create attribute'} {...bar} />
    </Form>
  );
}

/** What is wrong with the list or a value in it. */
function firstProblem(error: ActionError | null): string | false {
  return error?.fields.find(({ path }) => path.startsWith('/values'))?.message ?? false;
}
