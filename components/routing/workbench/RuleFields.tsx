'use client';

import { MultiSelect, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { Section } from '@/components/ui/Section';
import type { OfferingRow } from '@/lib/catalog/offering-row';
import type { FieldProblem } from '@/lib/core/errors';
import type { Vocabulary } from '@/lib/routing/condition-edit';
import type { Finding } from '@/lib/routing/finding';
import { ArmsEditor } from '../ArmsEditor';
import { ConditionEditor } from '../ConditionEditor';
import { EscalationEditor } from '../EscalationEditor';
import { FindingsList } from '../FindingsList';
import { LimitFields } from '../LimitFields';
import type { RankedPlace } from '../ranking/ask-ranking';
import styles from '../routing.module.css';
import { type RuleValues, ruleDefinition } from '../rule-values';

/** The codes of findings about when a rule applies. */
const ABOUT_WHEN = ['unreachable_rule', 'rule_over', 'skip_before_wider'];

/** What a rule says, field by field. It holds nothing of its own. */
export function RuleFields({
  values,
  isNew,
  ranked,
  vocabulary,
  rows,
  problems,
  findings,
  place,
  onChange,
  onLearn,
}: {
  readonly values: RuleValues;
  readonly isNew: boolean;
  /** Where its rankings are for. */
  readonly ranked: RankedPlace;
  readonly vocabulary: Vocabulary;
  readonly rows: ReadonlyMap<string, OfferingRow>;
  readonly problems: readonly FieldProblem[];
  readonly findings: readonly Finding[];
  /** JSON pointer of the rule, to which the places of findings are relative. */
  readonly place: string;
  readonly onChange: (next: (values: RuleValues) => RuleValues) => void;
  readonly onLearn: (row: OfferingRow) => void;
}) {
  const { definition } = values;
  const change = (part: Partial<RuleValues['definition']>) =>
    onChange((now) => ({ ...now, definition: { ...now.definition, ...part } }));
  const under = (field: string) => `${place}/definition/${field}`;
  const aboutWhen = findings.filter(
    (finding) => ABOUT_WHEN.includes(finding.code) || finding.place.startsWith(under('when')),
  );
  return (
    <div className={styles.form}>
      <div className={styles.fields}>
        <TextInput
          id={fieldId('/key')}
          error={fieldError(problems, '/key')}
          label="Key"
          description="Names the rule in decisions and reports."
          value={values.key}
          onChange={(event) => {
            const key = event.currentTarget.value;
            onChange((now) => ({ ...now, key }));
          }}
        />
        {!isNew && (
          <Switch
            mt={30}
            label="Enabled"
            checked={values.enabled}
            onChange={(event) => {
              const enabled = event.currentTarget.checked;
              onChange((now) => ({ ...now, enabled }));
            }}
          />
        )}
      </div>
      <Section title="When">
        <div id={fieldId('/definition/when')} tabIndex={-1}>
          <ConditionEditor
            group={values.when}
            vocabulary={vocabulary}
            onChange={(when) => onChange((now) => ({ ...now, when }))}
          />
        </div>
        <Unfinished problems={problems} under="/definition/when" />
        <Select
          mt={10}
          maw={420}
          label="If the request leaves out what the condition asks"
          data={[
            { value: 'deny', label: 'Deny it' },
            { value: 'skip', label: 'Go on to the next rule' },
          ]}
          value={definition.onUnknown}
          allowDeselect={false}
          onChange={(value) => value && change({ onUnknown: value as 'deny' | 'skip' })}
        />
        <FindingsList withPlace={false} findings={aboutWhen} />
      </Section>
      <ArmsEditor
        arms={definition.arms}
        salt={definition.salt}
        defaultSalt={`${values.key}:1`}
        rows={rows}
        problems={problems}
        asked={{ place: ranked, rule: { key: values.key, ...ruleDefinition(values) } }}
        onArms={(arms) => change({ arms })}
        onSalt={(salt) => change({ salt })}
        onLearn={onLearn}
      />
      <Section title="Escalation">
        <EscalationEditor
          escalate={definition.escalate}
          rows={rows}
          problems={problems}
          onChange={(escalate) => change({ escalate })}
          onLearn={onLearn}
        />
      </Section>
      <Section title="Requires">
        <div className={styles.fields}>
          <MultiSelect
            label="Capabilities"
            searchable
            data={[...vocabulary.capabilities]}
            value={[...(definition.needs ?? [])]}
            onChange={(needs) => change({ needs })}
          />
          <MultiSelect
            label="Processed only in"
            searchable
            data={[...vocabulary.regions]}
            value={[...(definition.regions ?? [])]}
            onChange={(regions) => change({ regions })}
          />
        </div>
        <FindingsList
          withPlace={false}
          findings={findings.filter(
            (finding) =>
              finding.place.startsWith(under('needs')) || finding.place.startsWith(under('regions')),
          )}
        />
      </Section>
      <Section title="Limits">
        <LimitFields
          limits={definition.limits ?? {}}
          problems={problems}
          onChange={(limits) => change({ limits })}
        />
      </Section>
      <Section title="Note">
        <Textarea
          id={fieldId('/definition/note')}
          aria-label="Note"
          autosize
          minRows={2}
          error={fieldError(problems, '/definition/note')}
          placeholder="Why the rule is as it is. Routers do not get it."
          value={definition.note ?? ''}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      </Section>
    </div>
  );
}

/** What is wrong below a place that has no field of its own. */
function Unfinished({
  problems,
  under,
}: {
  readonly problems: readonly FieldProblem[];
  readonly under: string;
}) {
  if (!problems.some(({ path }) => path.startsWith(under))) return null;
  return <p className={styles.unfinished}>A condition is not finished: choose its values, or remove it.</p>;
}
