'use client';

import { SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { StakeDto } from '@/lib/catalog/stake-fields';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { StakeFigures } from './StakeFigures';
import { STAKE_LABELS, type StakeValues, stakeFieldsOf, stakeValues } from './stake-values';
import styles from './vendor.module.css';

/** Records a stake, corrects one, or states it anew from a day on; what that closes is shown before it is saved. */
export function StakeForm({
  existing,
  begin,
  vendors,
  today,
  back,
  save,
  preview,
}: {
  /** Null = a new one. */
  readonly existing: StakeDto | null;
  /** Who a new one is about. */
  readonly begin: { readonly holder?: string; readonly subject?: string };
  readonly vendors: readonly { readonly key: string; readonly name: string }[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly back: string;
  readonly save: (input: unknown) => Promise<ActionResult<StakeDto>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const router = useRouter();
  const effects = useEffects(preview);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: existing ? 'stake' : `stake-of-${begin.holder ?? begin.subject ?? ''}`,
    existing,
    initial: stakeValues(existing ?? begin, today),
    valuesOf: (saved: StakeDto) => stakeValues(saved, today),
    save: ({ holder, subject, changedOn, ...rest }, edited) => {
      const fields = stakeFieldsOf({ holder, subject, changedOn, ...rest });
      const input = edited
        ? { ...edited, ...fields, changedOn: changedOn || null }
        : { holder, subject, ...fields };
      return effects.guard(input, () => save(input));
    },
    onSaved: () => router.push(back),
  });
  const set = (change: Partial<StakeValues>) => setValues((now) => ({ ...now, ...change }));

  if (conflict) {
    const theirs = stakeValues(conflict.theirs, today);
    return (
      <ConflictView
        what="stake"
        fields={Object.entries(STAKE_LABELS).map(([path, label]) => {
          const field = path.slice(1) as keyof StakeValues;
          const [mine, other] = [values[field] || 'unknown', theirs[field] || 'unknown'];
          return { label, mine, theirs: other, same: mine === other };
        })}
        {...conflict.choices}
      />
    );
  }

  const at = (path: string) => ({
    id: fieldId(path),
    label: STAKE_LABELS[path],
    error: fieldError(error?.fields, path),
  });
  const choices = vendors.map(({ key, name }) => ({ value: key, label: `${name} · ${key}` }));
  const vendorField = (field: 'holder' | 'subject') => (
    <Select
      {...at(`/${field}`)}
      data={choices}
      searchable
      limit={50}
      value={values[field] || null}
      disabled={existing !== null}
      onChange={(key) => set({ [field]: key ?? '' })}
    />
  );
  return (
    <Form className={styles.form} error={error} labels={STAKE_LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        {vendorField('holder')}
        {vendorField('subject')}
      </div>
      <div className={styles.words} role="radiogroup" aria-label="What it is">
        <SegmentedControl
          className={styles.kinds}
          value={values.kind}
          onChange={(kind) => set({ kind: kind as StakeValues['kind'] })}
          data={[
            { value: 'controls', label: 'Controls it' },
            { value: 'interest', label: 'Has an interest in it' },
            { value: 'none', label: 'Holds nothing in it' },
          ]}
        />
        <p className={styles.quiet}>{MEANINGS[values.kind]}</p>
      </div>
      {values.kind !== 'none' && <StakeFigures values={values} error={error} onChange={set} />}
      <div className={styles.fields}>
        <TextInput
          {...at('/source')}
          description="An address, or words: who states this."
          value={values.source}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
        <TextInput
          {...at('/asOf')}
          type="date"
          max={today}
          description="The day of the source, not of a later check."
          value={values.asOf}
          onChange={(event) => set({ asOf: event.currentTarget.value })}
        />
        <Select
          {...at('/confidence')}
          allowDeselect={false}
          data={[
            { value: 'high', label: 'High: the parties say so' },
            { value: 'medium', label: 'Medium: reported' },
            { value: 'low', label: 'Low: hearsay' },
          ]}
          value={values.confidence}
          onChange={(value) => set({ confidence: value as StakeValues['confidence'] })}
        />
        <TextInput
          {...at('/validFrom')}
          type="date"
          description={
            values.kind === 'none'
              ? 'Empty: from the day of the source.'
              : 'Empty: not known, taken to have held before too.'
          }
          value={values.validFrom}
          onChange={(event) => set({ validFrom: event.currentTarget.value })}
        />
        <TextInput
          {...at('/validTo')}
          type="date"
          description="Empty: it holds until further notice. Days are UTC’s."
          value={values.validTo}
          onChange={(event) => set({ validTo: event.currentTarget.value })}
        />
        {existing && (
          <TextInput
            {...at('/changedOn')}
            type="date"
            description="Empty: this corrects what was recorded. With a day, what was recorded holds up to the day before."
            value={values.changedOn}
            onChange={(event) => set({ changedOn: event.currentTarget.value })}
          />
        )}
      </div>
      <Textarea
        {...at('/note')}
        autosize
        minRows={2}
        value={values.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <EffectsGate effects={effects} />
      <SaveBar label={existing ? 'Save stake' : 'Record stake'} {...bar} />
    </Form>
  );
}

const MEANINGS: Readonly<Record<StakeValues['kind'], string>> = {
  controls: 'They count as one company: whatever either sells of the other is first-party.',
  interest:
    'Shares, votes, money promised, revenue or spend. They count as affiliated, by the largest share that is known; from 50 % on as one company.',
  none: 'Somebody states, on a day, that neither holds anything in the other. From that day on they count as independent.',
};
