import { Autocomplete, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import type { ActionError } from '@/lib/http/action-result';
import type { TaskClassDto } from '@/lib/routing/dto';
import styles from './routing.module.css';

export type TaskClassValues = Omit<TaskClassDto, 'id' | 'revision'>;

/** The part of the form that says how fast, how sure, how good and how dear the work may be, and who answers for it. */
export function TaskClassDemands({
  values,
  set,
  error,
  benchmarks,
}: {
  readonly values: TaskClassValues;
  readonly set: <K extends keyof TaskClassValues>(field: K, value: TaskClassValues[K]) => void;
  readonly error: ActionError | null;
  readonly benchmarks: readonly string[];
}) {
  const at = (path: string) => ({ id: fieldId(path), error: fieldError(error?.fields, path) });
  const benchmark = values.qualityBenchmark ?? '';
  return (
    <>
      <fieldset className={styles.fieldset}>
        <legend>Service level and cost</legend>
        <div className={styles.fields}>
          <WholeNumberField
            {...at('/slaP95Ms')}
            label="p95 latency"
            unit="ms"
            min={1}
            value={values.slaP95Ms}
            onChange={(value) => set('slaP95Ms', value)}
          />
          <TextInput
            {...at('/slaAvailability')}
            label="Availability"
            rightSection={<span className={styles.unit}>%</span>}
            inputMode="decimal"
            value={values.slaAvailability ?? ''}
            onChange={(event) => set('slaAvailability', event.currentTarget.value || null)}
          />
          <TextInput
            {...at('/costToleranceUsd')}
            label="Cost tolerance"
            leftSection="$"
            rightSection={<span className={styles.unit}>a request</span>}
            rightSectionWidth={76}
            inputMode="decimal"
            value={values.costToleranceUsd ?? ''}
            onChange={(event) => set('costToleranceUsd', event.currentTarget.value || null)}
          />
        </div>
      </fieldset>
      <fieldset className={styles.fieldset}>
        <legend>Quality</legend>
        <div className={styles.fields}>
          <Autocomplete
            {...at('/qualityBenchmark')}
            label="Benchmark"
            description={
              benchmark !== '' && !benchmarks.includes(benchmark)
                ? 'No measurement of it is recorded yet.'
                : 'What the floor is measured by.'
            }
            data={[...benchmarks]}
            value={benchmark}
            onChange={(value) => set('qualityBenchmark', value || null)}
          />
          <TextInput
            {...at('/qualityFloor')}
            label="Quality floor"
            description="The least that does, in the benchmark’s points."
            inputMode="decimal"
            value={values.qualityFloor ?? ''}
            onChange={(event) => set('qualityFloor', event.currentTarget.value || null)}
          />
          <TextInput
            {...at('/kpi')}
            label="KPI"
            description="What tells that the work is done well."
            value={values.kpi ?? ''}
            onChange={(event) => set('kpi', event.currentTarget.value || null)}
          />
          <TextInput
            {...at('/ownerName')}
            label="Owner"
            description="Who answers for it."
            value={values.ownerName ?? ''}
            onChange={(event) => set('ownerName', event.currentTarget.value || null)}
          />
        </div>
      </fieldset>
      <fieldset className={styles.fieldset}>
        <legend>Reference task</legend>
        <div className={styles.fields}>
          <WholeNumberField
            {...at('/referenceInputTokens')}
            label="Reference input"
            description="By these sizes offerings are compared by cost."
            unit="tokens"
            min={0}
            value={values.referenceInputTokens}
            onChange={(value) => set('referenceInputTokens', value)}
          />
          <WholeNumberField
            {...at('/referenceOutputTokens')}
            label="Reference output"
            unit="tokens"
            min={0}
            value={values.referenceOutputTokens}
            onChange={(value) => set('referenceOutputTokens', value)}
          />
        </div>
      </fieldset>
    </>
  );
}
