'use client';

import { Select, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { DayField } from '@/components/ui/DayField';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { EXCEPTIONS_HREF } from '@/components/ui/links/sensitivity';
import { OfferingChoice } from '@/components/ui/OfferingChoice';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import type { ActionResult } from '@/lib/http/action-result';
import { dayAfter, daysOf, EXCEPTION_DAYS, type ExceptionContent } from '@/lib/sensitivity/exception';
import styles from './exceptions.module.css';

const LABELS = {
  '/offering': 'Offering',
  '/label': 'Label',
  '/environment': 'Where',
  '/from': 'From',
  '/to': 'To',
  '/reason': 'Why',
};
const EVERYWHERE = '';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Asks for an exception, or for one otherwise that was handed back. */
export function ExceptionForm({
  existing,
  initial,
  labels,
  environments,
  today,
  propose,
}: {
  /** The one in work; null = a new one. */
  readonly existing: { readonly id: string; readonly revision: number } | null;
  readonly initial: ExceptionContent;
  /** Those that ask for something. */
  readonly labels: readonly Choice[];
  readonly environments: readonly Choice[];
  readonly today: string;
  readonly propose: (input: unknown) => Promise<ActionResult<{ id: string }>>;
}) {
  const router = useRouter();
  const { values, setValues, error, submit, bar } = useRecordForm({
    // Each cell of the matrix begins a form of its own.
    kind: `exception:${initial.label}:${initial.offering}`,
    existing,
    initial,
    valuesOf: () => initial,
    save: async (content, edited) => {
      const saved = await propose({ ...content, ...(edited && { revision: edited.revision }) });
      return saved.ok ? { ok: true, data: { id: saved.data.id, revision: 0 } } : saved;
    },
    onSaved: () => router.push(EXCEPTIONS_HREF),
  });
  const set = (part: Partial<ExceptionContent>) => setValues((now) => ({ ...now, ...part }));
  const at = (path: keyof typeof LABELS) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  const days = values.from && values.to ? daysOf(values) : 0;
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <OfferingChoice
        {...at('/offering')}
        label="Offering"
        value={values.offering || null}
        onChange={(offering) => set({ offering: offering ?? '' })}
      />
      <div className={styles.fields}>
        <Select
          {...at('/label')}
          label="Label"
          description="What it asks for is let pass, but for a DPA, a BAA or an export annex."
          data={[...labels]}
          value={values.label || null}
          onChange={(label) => set({ label: label ?? '' })}
        />
        <Select
          {...at('/environment')}
          label="Where"
          allowDeselect={false}
          data={[{ value: EVERYWHERE, label: 'Every environment' }, ...environments]}
          value={values.environment ?? EVERYWHERE}
          onChange={(environment) => set({ environment: environment || null })}
        />
      </div>
      <div className={styles.fields}>
        <DayField
          {...at('/from')}
          label="From"
          min={today}
          value={values.from || null}
          onChange={(from) => set({ from: from ?? '' })}
        />
        <DayField
          {...at('/to')}
          label="To"
          description={
            days > 0
              ? `${days} ${days === 1 ? 'day' : 'days'}, the last one included; at most ${EXCEPTION_DAYS}.`
              : `At most ${EXCEPTION_DAYS} days.`
          }
          min={values.from || today}
          {...(values.from && { max: dayAfter(values.from, EXCEPTION_DAYS - 1) })}
          value={values.to || null}
          onChange={(to) => set({ to: to ?? '' })}
        />
      </div>
      <Textarea
        {...at('/reason')}
        label="Why"
        description="What is missing, why the work cannot wait for it, and what keeps the risk small until then."
        autosize
        minRows={3}
        maxLength={2000}
        value={values.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <SaveBar label="Ask for it" {...bar} />
    </Form>
  );
}
