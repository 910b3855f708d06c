'use client';

import { Radio, Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { IMPORTS_HREF } from '@/components/ui/links/imports';
import { type Edited, useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { ImportScheduleRow } from '@/lib/catalog/import/schedule';
import { SOURCES } from '@/lib/catalog/import/sources';
import type { ActionResult } from '@/lib/http/action-result';
import { everyWords } from './ScheduleList';
import styles from './schedules.module.css';

type Values = Pick<ImportScheduleRow, 'source' | 'url' | 'everyHours' | 'apply' | 'maxChangePercent'>;

type Saved = Values & Edited;

const FETCHED = SOURCES.filter(({ read }) => read === 'json');
const LABELS: Readonly<Record<string, string>> = {
  '/source': 'Source',
  '/url': 'Address',
  '/everyHours': 'Hours between',
  '/apply': 'Then',
  '/maxChangePercent': 'Price movement',
};
const INTERVALS = [1, 6, 12, 24, 72, 168];

/** Sets how often a source is fetched from which address, and what then becomes of it. */
export function ScheduleForm({
  existing,
  save,
}: {
  /** Null = a new one. */
  readonly existing: ImportScheduleRow | null;
  readonly save: (input: unknown) => Promise<ActionResult<{ readonly id: string }>>;
}) {
  const router = useRouter();
  const initial = valuesOf(existing ?? {});
  const { values, setValues, error, submit, conflict, bar } = useRecordForm<Values, Saved>({
    kind: 'import-schedule',
    existing,
    initial,
    valuesOf: (saved) => valuesOf({ ...initial, ...saved }),
    save: async (typed, edited) => {
      const { source, ...fields } = typed;
      const result = await save(edited ? { ...fields, ...edited } : { ...fields, source });
      if (!result.ok) return result;
      const revision = (edited?.revision ?? 0) + 1;
      return { ok: true, data: { ...typed, id: result.data.id, revision } };
    },
    onSaved: () => router.push(IMPORTS_HREF),
  });
  const set = <K extends keyof Values>(field: K, value: Values[K]) =>
    setValues((now) => ({ ...now, [field]: value }));

  if (conflict)
    return (
      <ConflictView
        what="schedule"
        fields={Object.entries(LABELS)
          .filter(([path]) => path !== '/source')
          .map(([path, label]) => {
            const field = path.slice(1) as keyof Values;
            const [mine, theirs] = [String(values[field]), String(conflict.theirs[field])];
            return { label, mine, theirs, same: mine === theirs };
          })}
        {...conflict.choices}
      />
    );

  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  const intervals = [...new Set([...INTERVALS, values.everyHours])].sort((a, b) => a - b);
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <Select
        {...at('/source')}
        label="Source"
        data={FETCHED.map(({ key, name }) => ({ value: key, label: name }))}
        value={values.source}
        disabled={existing !== null}
        allowDeselect={false}
        onChange={(key) => {
          const source = FETCHED.find((one) => one.key === key);
          if (source) setValues((now) => ({ ...now, source: source.key, url: source.url ?? '' }));
        }}
      />
      <TextInput
        {...at('/url')}
        label="Address"
        description="It begins with https:// and leads outside this network, redirects included."
        inputMode="url"
        value={values.url}
        onChange={(event) => set('url', event.currentTarget.value)}
      />
      <Select
        {...at('/everyHours')}
        label="Fetched"
        data={intervals.map((hours) => ({ value: String(hours), label: everyWords(hours) }))}
        value={String(values.everyHours)}
        allowDeselect={false}
        onChange={(hours) => set('everyHours', Number(hours))}
      />
      <Radio.Group
        {...at('/apply')}
        label="Then"
        value={values.apply}
        onChange={(apply) => set('apply', apply === 'apply' ? 'apply' : 'review')}
      >
        <div className={styles.form}>
          <Radio value="review" label="It waits for somebody to review and apply it" />
          <Radio
            value="apply"
            label="It is applied by itself"
            description="New offerings and changed values alone, as a review would choose them. Values set by hand and what other sources say are left."
          />
        </div>
      </Radio.Group>
      {values.apply === 'apply' && (
        <WholeNumberField
          {...at('/maxChangePercent')}
          label="Unless a price moves by more than"
          description="It then waits for a review as a whole."
          unit="%"
          min={0}
          value={values.maxChangePercent}
          onChange={(percent) => set('maxChangePercent', percent ?? 0)}
        />
      )}
      <SaveBar label={existing ? 'Save schedule' : 'Create schedule'} {...bar} />
    </Form>
  );
}

function valuesOf({ source, url, everyHours, apply, maxChangePercent }: Partial<Values>): Values {
  const [first] = FETCHED;
  return {
    source: source ?? first?.key ?? 'litellm',
    url: url ?? first?.url ?? '',
    everyHours: everyHours ?? 24,
    apply: apply ?? 'review',
    maxChangePercent: maxChangePercent ?? 20,
  };
}
