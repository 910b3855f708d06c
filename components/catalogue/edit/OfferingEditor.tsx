'use client';

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Form } from '@/components/ui/Form';
import { fieldName } from '@/components/ui/field-words';
import { LifecycleSign } from '@/components/ui/LifecycleSign';
import { SaveBar } from '@/components/ui/SaveBar';
import { Section } from '@/components/ui/Section';
import { PROMISED_FIELDS } from '@/lib/catalog/catalog-records';
import type { CostBasis } from '@/lib/catalog/cost-basis';
import type { ExchangeRate } from '@/lib/catalog/currency';
import { OFFERING_INPUTS } from '@/lib/catalog/field-inputs';
import { lifecycleAt } from '@/lib/catalog/lifecycle';
import { PRICE_UNIT_KEYS } from '@/lib/catalog/price-units';
import { lifecycleNotes } from '@/lib/catalog/record-rules';
import { blankCost, CostBasisEditor } from './CostBasisEditor';
import styles from './edit.module.css';
import type { StatedFields } from './edits';
import type { EditChoices } from './FieldEditor';
import { FieldSection } from './FieldSection';
import { PricesEditor } from './PricesEditor';
import { RecordConflict } from './RecordConflict';
import { type EditActions, type RecordEdits, useEdits } from './use-edits';

const FACTS = ['model', 'mode', 'api', 'endpoint'] as const;
const LIMITS = [
  'contextTokens',
  'maxInputTokens',
  'maxOutputTokens',
  'capabilities',
  'inputModalities',
  'outputModalities',
] as const;
const LIFECYCLE = [
  'lifecycle',
  'soldFrom',
  'deprecatedFrom',
  'soldUntil',
  'noticeDays',
  'successor',
] as const;

const LABELS = Object.fromEntries(
  Object.keys(OFFERING_INPUTS).flatMap((field) => [
    [`/${field}`, fieldName(field)],
    [`/evidence/${field}`, `Evidence of ${fieldName(field).toLowerCase()}`],
  ]),
);

/** The form of an offering. What makes it the one that it is stands above it and is not edited. */
export function OfferingEditor({
  offering,
  fields,
  choices,
  rates,
  now,
  used,
  uses,
  actions,
}: {
  /** Its key. */
  readonly offering: string;
  readonly fields: StatedFields;
  readonly choices: EditChoices;
  readonly rates: readonly ExchangeRate[];
  /** ms since 1970 */
  readonly now: number;
  /** Whether any rule names it. */
  readonly used: boolean;
  /** The rules that name it. */
  readonly uses: ReactNode;
  readonly actions: EditActions;
}) {
  const record = useEdits('offering', offering, fields, actions);
  if (record.conflict) return <RecordConflict kind="offering" edits={record.edits} {...record.conflict} />;
  const section = { kind: 'offering', record, choices } as const;
  // What is inside of a price or of the cost basis is told by that.
  const inside = record.problems.filter(({ path }) => !(path in LABELS));
  const labels = {
    ...LABELS,
    ...Object.fromEntries(inside.map(({ path }) => [path, fieldName(path.split('/')[1] ?? '')])),
  };
  return (
    <Form className={styles.form} error={record.error} labels={labels} onSubmit={record.submit}>
      <FieldSection {...section} title="Facts" names={FACTS} />
      <Prices record={record} fields={fields} rates={rates} now={now} />
      <FieldSection {...section} title="Limits, modalities and capabilities" names={LIMITS} />
      <FieldSection
        {...section}
        title="What the seller promises"
        note="Each with where it is stated. What is not known is left empty; it is never taken for a no."
        names={PROMISED_FIELDS}
      />
      <FieldSection {...section} title="Lifecycle" names={LIFECYCLE}>
        <LifecycleEffect record={record} now={now} used={used} uses={uses} />
      </FieldSection>
      <SaveBar label="Save offering" {...record.bar} />
    </Form>
  );
}

function Prices({
  record,
  fields,
  rates,
  now,
}: {
  readonly record: RecordEdits;
  readonly fields: StatedFields;
  readonly rates: readonly ExchangeRate[];
  readonly now: number;
}) {
  const cost = record.valueOf('costBasis') as CostBasis | null;
  const today = new Date(now).toISOString().slice(0, 10);
  const edited = PRICE_UNIT_KEYS.filter((unit) => `price:${unit}` in record.edits);
  const known = PRICE_UNIT_KEYS.filter((unit) => edited.includes(unit) || `price:${unit}` in fields);
  const evidence = edited.map((unit) => record.evidenceOf(`price:${unit}`)).find(Boolean) ?? '';
  return (
    <>
      <Section
        title="Prices"
        note="A unit without a row is not stated. Past prices are kept; announced ones have a day to come."
      >
        <PricesEditor
          prices={Object.fromEntries(known.map((unit) => [unit, record.valueOf(`price:${unit}`)]))}
          edited={edited}
          evidence={evidence}
          rates={rates}
          problems={record.problems}
          now={now}
          onChange={(unit, value) => record.edit({ [`price:${unit}`]: { value, evidence } })}
          onEvidence={(text) =>
            record.edit(Object.fromEntries(edited.map((unit) => [`price:${unit}`, { evidence: text }])))
          }
        />
      </Section>
      <Section
        title="Cost basis"
        note="Of a site of your own: what its hour costs and yields. Input and output prices follow from it."
        actions={
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => record.edit({ costBasis: { value: cost ? null : blankCost(today) } })}
          >
            {cost ? 'Remove cost basis' : 'Add cost basis'}
          </Button>
        }
      >
        {cost ? (
          <CostBasisEditor
            value={cost}
            problems={record.problems}
            onChange={(value) => record.edit({ costBasis: { value } })}
          />
        ) : (
          <p className={styles.quiet}>None: its prices are a seller’s.</p>
        )}
      </Section>
    </>
  );
}

/** What the lifecycle comes to, and whom it concerns, before it is saved. */
function LifecycleEffect({
  record,
  now,
  used,
  uses,
}: {
  readonly record: RecordEdits;
  readonly now: number;
  readonly used: boolean;
  readonly uses: ReactNode;
}) {
  const values = Object.fromEntries(LIFECYCLE.map((field) => [field, record.valueOf(field)]));
  const stage = lifecycleAt(
    {
      lifecycle: String(values.lifecycle),
      deprecatedFrom: values.deprecatedFrom as string | null,
      soldUntil: values.soldUntil as string | null,
    },
    new Date(now),
  );
  const notes = lifecycleNotes(values);
  const changing = LIFECYCLE.some((field) => field in record.edits);
  return (
    <>
      <p style={{ marginTop: 12 }}>
        Today it counts as <LifecycleSign lifecycle={stage} />
      </p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className={used && changing ? styles.effect : undefined} style={{ marginTop: 12 }}>
        <h3 className={styles.effectTitle}>
          {used && changing ? 'Routing uses it: this concerns these rules' : 'What routing uses it'}
        </h3>
        {uses}
      </div>
    </>
  );
}
