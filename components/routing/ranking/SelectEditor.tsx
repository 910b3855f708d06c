'use client';

import { Autocomplete, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { formatCount } from '@/components/ui/format-number';
import type { FieldProblem } from '@/lib/core/errors';
import { typedDecimal } from '@/lib/core/money';
import type { RankedSelection } from '@/lib/routing/select-schema';
import formStyles from '../routing.module.css';
import { BoundFields } from './BoundFields';
import styles from './ranking.module.css';
import { selectFields } from './select-fields';
import { TermPicker } from './TermPicker';
import { useTerms } from './use-terms';
import { WeightFields } from './WeightFields';

/** Writes what an arm wants of the offerings that are ranked for it. */
export function SelectEditor({
  select,
  place,
  problems,
  defaultSalt,
  onChange,
}: {
  readonly select: RankedSelection;
  /** JSON pointer to the selection in the rule. */
  readonly place: string;
  readonly problems: readonly FieldProblem[] | undefined;
  /** What ties are drawn by where no salt is stated. */
  readonly defaultSalt: string;
  readonly onChange: (select: RankedSelection) => void;
}) {
  const terms = useTerms();
  const fields = selectFields(select, place, problems, onChange);
  const { at, set } = fields;
  const { quality } = select;
  const benchmark = terms?.benchmarks.find(({ key }) => key === quality?.benchmark);
  const setQuality = (change: { benchmark?: string; atLeast?: string }) => {
    const next = { benchmark: '', ...quality, ...change };
    const { atLeast, ...named } = next;
    if (next.benchmark === '' && !atLeast) set({ quality: undefined });
    else set({ quality: atLeast ? { ...named, atLeast } : named });
  };
  return (
    <div className={styles.editor}>
      <div className={formStyles.fields}>
        <NumberInput
          {...at('/top')}
          label="How many"
          description="The best are tried in order of their scores."
          min={1}
          max={50}
          allowDecimal={false}
          clampBehavior="none"
          value={select.top}
          onChange={(value) => set({ top: Number(value) })}
        />
        <Select
          {...at('/missing')}
          label="A missing measure"
          data={[
            { value: 'out', label: 'puts an offering out' },
            { value: 'worst', label: 'counts as the worst' },
          ]}
          allowDeselect={false}
          value={select.missing}
          onChange={(value) => value && set({ missing: value as RankedSelection['missing'] })}
        />
      </div>
      <WeightFields
        weights={select.weights}
        idOf={(path) => at(path).id}
        errorOf={(path) => at(path).error}
        onChange={(weights) => set({ weights })}
      />
      <div className={formStyles.fields}>
        <Autocomplete
          id={at('/quality').id}
          error={at('/quality').error || at('/quality/benchmark').error}
          label="Benchmark of quality"
          description={benchmarkWords(terms && { count: benchmark?.count ?? 0, named: quality?.benchmark })}
          placeholder="none"
          maxLength={200}
          data={terms?.benchmarks.map(({ key }) => key) ?? []}
          value={quality?.benchmark ?? ''}
          onChange={(name) => setQuality({ benchmark: name })}
        />
        <TextInput
          {...at('/quality/atLeast')}
          label="Quality, at least"
          description="In the benchmark’s own points."
          inputMode="decimal"
          placeholder="any, or the task class’ floor"
          value={quality?.atLeast ?? ''}
          onChange={(event) => setQuality({ atLeast: event.currentTarget.value.trim() })}
          onBlur={(event) => setQuality({ atLeast: typedDecimal(event.currentTarget.value.trim()) })}
        />
      </div>
      <BoundFields {...fields} />
      <div className={formStyles.fields}>
        <TermPicker
          {...at('/capabilities')}
          label="Capabilities"
          description="On top of what the rule requires."
          terms={terms?.capabilities ?? []}
          value={select.capabilities}
          onChange={(capabilities) => set({ capabilities })}
        />
        <TermPicker
          {...at('/channels')}
          label="Channels"
          terms={terms?.channels ?? []}
          value={select.channels}
          onChange={(channels) => set({ channels })}
        />
        <TermPicker
          {...at('/owners')}
          label="Owners"
          terms={terms?.owners ?? []}
          value={select.owners}
          onChange={(owners) => set({ owners })}
        />
        <TagsInput
          {...at('/certifications')}
          label="Certifications"
          description="None is recorded until contracts are, so whatever is asked for here leaves none."
          placeholder={select.certifications ? '' : 'any'}
          maxTags={200}
          value={[...(select.certifications ?? [])]}
          onChange={(certifications) => set({ certifications })}
        />
        <TextInput
          {...at('/salt')}
          label="Tie-breaker"
          description="Equal scores are put in order by it."
          placeholder={defaultSalt}
          maxLength={200}
          value={select.salt ?? ''}
          onChange={(event) => set({ salt: event.currentTarget.value || undefined })}
        />
      </div>
    </div>
  );
}

function benchmarkWords(
  known: { readonly count: number; readonly named: string | undefined } | null,
): string {
  if (!known) return 'Quality is read from it.';
  if (!known.named) return 'Quality is read from it; without one there is no bound and no weight.';
  return known.count === 0
    ? 'No offering has a measurement of it.'
    : `Measured of ${formatCount(known.count)} offerings.`;
}
