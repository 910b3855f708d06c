'use client';

import { Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { labelHref } from '@/components/ui/links/sensitivity';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { keyFromName } from '@/lib/core/ids';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import type { LabelDto, LabelKind } from '@/lib/sensitivity/label';
import styles from '../sensitivity.module.css';

const LABELS = { '/name': 'Name', '/key': 'Key', '/above': 'Stands above' };
const LOWEST = '';

/** Adds a level at a rank, or a tag. */
export function LabelForm({
  kind,
  levels,
  create,
  preview,
}: {
  readonly kind: LabelKind;
  /** Ascending. */
  readonly levels: readonly { readonly key: string; readonly name: string }[];
  readonly create: (input: unknown) => Promise<ActionResult<LabelDto>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const router = useRouter();
  const effects = useEffects(preview);
  const [keyTyped, setKeyTyped] = useState(false);
  const { values, setValues, error, submit, bar } = useRecordForm({
    kind: `label-${kind}`,
    existing: null,
    initial: { name: '', key: '', above: levels.at(-1)?.key ?? LOWEST },
    valuesOf: () => ({ name: '', key: '', above: LOWEST }),
    save: ({ name, key, above }) => {
      const input =
        kind === 'level' ? { kind, name, key, above: above === LOWEST ? null : above } : { kind, name, key };
      return effects.guard(input, () => create(input));
    },
    onSaved: ({ key }: LabelDto) => router.push(labelHref(kind, key)),
  });
  const higher = levels.slice(levels.findIndex(({ key }) => key === values.above) + 1);
  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        <TextInput
          {...at('/name')}
          label="Name"
          maxLength={120}
          value={values.name}
          onChange={(event) => {
            const name = event.currentTarget.value;
            setValues((now) => ({ ...now, name, key: keyTyped ? now.key : keyFromName(name) }));
          }}
        />
        <TextInput
          {...at('/key')}
          label="Key"
          description="What requests and rules name. It cannot be changed later."
          value={values.key}
          onChange={(event) => {
            const key = event.currentTarget.value;
            setKeyTyped(true);
            setValues((now) => ({ ...now, key }));
          }}
        />
        {kind === 'level' && (
          <Select
            {...at('/above')}
            label="Stands above"
            description="It contains everything that the levels below it ask for."
            allowDeselect={false}
            data={[
              { value: LOWEST, label: 'None: it is the lowest' },
              ...levels.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            value={values.above}
            onChange={(above) => setValues((now) => ({ ...now, above: above ?? LOWEST }))}
          />
        )}
      </div>
      <p className={styles.quiet}>
        {kind === 'level' && higher.length > 0
          ? `Until what it asks for is approved it clears nothing, and neither do the levels above it: ${higher.map(({ name }) => name).join(', ')}.`
          : 'Until what it asks for is approved it clears nothing.'}
      </p>
      <EffectsGate effects={effects} />
      <SaveBar label={kind === 'level' ? 'Add level' : 'Add tag'} {...bar} />
    </Form>
  );
}
