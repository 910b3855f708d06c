'use client';

import { Autocomplete, MultiSelect, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { CertificationDto } from '@/lib/catalog/papers';
import { CERTIFICATION_KINDS, certificationName } from '@/lib/contracts/certification-kinds';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import styles from './vendor.module.css';

const LABELS: Readonly<Record<string, string>> = {
  '/kind': 'Certificate',
  '/validFrom': 'From',
  '/validTo': 'To',
  '/auditor': 'Auditor',
  '/channels': 'Channels',
  '/source': 'Source',
  '/scope': 'Scope',
};

interface Values {
  readonly kind: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly auditor: string;
  readonly channels: readonly string[];
  readonly source: string;
  readonly scope: string;
}

function valuesOf(certificate: CertificationDto | null): Values {
  return {
    kind: certificate ? certificationName(certificate.kind) : '',
    validFrom: certificate?.validFrom ?? '',
    validTo: certificate?.validTo ?? '',
    auditor: certificate?.auditor ?? '',
    channels: certificate?.channels ?? [],
    source: certificate?.source ?? '',
    scope: certificate?.scope ?? '',
  };
}

/** A kind by its name, where it is one that is known; another is kept as it is called. */
const kindOf = (name: string): string =>
  CERTIFICATION_KINDS.find((kind) => kind.name === name.trim())?.key ?? name.trim();

/** Records what a vendor is certified for, or corrects it. */
export function CertificationForm({
  vendor,
  existing,
  channels,
  back,
  save,
  preview,
}: {
  readonly vendor: string;
  /** Null = a new one. */
  readonly existing: CertificationDto | null;
  readonly channels: readonly { readonly key: string; readonly name: string }[];
  readonly back: string;
  readonly save: (input: unknown) => Promise<ActionResult<CertificationDto>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const router = useRouter();
  const effects = useEffects(preview);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: existing ? 'certification' : `certification-of-${vendor}`,
    existing,
    initial: valuesOf(existing),
    valuesOf: (saved: CertificationDto) => valuesOf(saved),
    save: ({ kind, validFrom, validTo, auditor, ...rest }, edited) => {
      const fields = {
        ...rest,
        kind: kindOf(kind),
        validFrom: validFrom || null,
        validTo: validTo || null,
        auditor: auditor.trim() || null,
      };
      const input = edited ? { ...edited, ...fields } : { vendor, ...fields };
      return edited ? effects.guard(input, () => save(input)) : save(input);
    },
    onSaved: () => router.push(back),
  });
  const set = (change: Partial<Values>) => setValues((now) => ({ ...now, ...change }));
  if (conflict) {
    const theirs = valuesOf(conflict.theirs);
    return (
      <ConflictView
        what="certificate"
        fields={Object.entries(LABELS).map(([path, label]) => {
          const field = path.slice(1) as keyof Values;
          const [mine, other] = [String(values[field]) || 'unknown', String(theirs[field]) || 'unknown'];
          return { label, mine, theirs: other, same: mine === other };
        })}
        {...conflict.choices}
      />
    );
  }
  const at = (path: string) => ({
    id: fieldId(path),
    label: LABELS[path],
    error: fieldError(error?.fields, path),
  });
  const past = CERTIFICATION_KINDS.find(({ key }) => key === kindOf(values.kind))?.monthsPastPeriod ?? 0;
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        <Autocomplete
          {...at('/kind')}
          description="One of the list, or as the vendor calls it."
          data={CERTIFICATION_KINDS.map(({ name }) => name)}
          value={values.kind}
          onChange={(kind) => set({ kind })}
        />
        <TextInput
          {...at('/validFrom')}
          type="date"
          description={past > 0 ? 'The first day of the period that the report is about.' : 'First day.'}
          value={values.validFrom}
          onChange={(event) => set({ validFrom: event.currentTarget.value })}
        />
        <TextInput
          {...at('/validTo')}
          type="date"
          description={
            past > 0
              ? `The last day of that period. It counts for ${past} months more.`
              : 'Last day. Without one it counts for nothing.'
          }
          value={values.validTo}
          onChange={(event) => set({ validTo: event.currentTarget.value })}
        />
        <TextInput
          {...at('/auditor')}
          description="Empty: not known."
          value={values.auditor}
          onChange={(event) => set({ auditor: event.currentTarget.value })}
        />
        <MultiSelect
          {...at('/channels')}
          description="None: every channel of the vendor."
          data={channels.map(({ key, name }) => ({ value: key, label: name }))}
          searchable
          limit={50}
          value={[...values.channels]}
          onChange={(keys) => set({ channels: keys })}
        />
        <TextInput
          {...at('/source')}
          description="Where it was seen: an address, or words."
          value={values.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
      </div>
      <Textarea
        {...at('/scope')}
        description="Which services and sites it is about, in its words."
        autosize
        minRows={2}
        value={values.scope}
        onChange={(event) => set({ scope: event.currentTarget.value })}
      />
      <EffectsGate effects={effects} />
      <SaveBar label={existing ? 'Save certificate' : 'Record certificate'} {...bar} />
    </Form>
  );
}
