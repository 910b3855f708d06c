'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ConflictView } from '@/components/ui/ConflictView';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { contractHref } from '@/components/ui/links/contracts';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { Section } from '@/components/ui/Section';
import { ScopeFields } from '@/components/ui/scope/ScopeFields';
import type { ContractDto } from '@/lib/contracts/contract';
import type { ContractFormChoices } from '@/lib/contracts/form-choices';
import type { ScopeChoices } from '@/lib/contracts/scope-choices';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import {
  CONTRACT_LABELS,
  type ContractValues,
  contractConflict,
  contractValues,
  NEW_CONTRACT,
} from './contract-values';
import styles from './contracts.module.css';
import type { FormPart } from './form-part';
import { MoneyFields } from './MoneyFields';
import { PartyFields } from './PartyFields';
import { TermFields } from './TermFields';

/** Puts a contract on the register, or changes what the register says of it. */
export function ContractForm({
  existing,
  begin = NEW_CONTRACT,
  choices,
  scopeChoices,
  save,
  preview,
}: {
  /** Null = a new one. */
  readonly existing: ContractDto | null;
  /** What a new one begins with. */
  readonly begin?: ContractValues;
  readonly choices: ContractFormChoices;
  /** What a scope may name where these vendors (keys) sell or own. */
  readonly scopeChoices: (vendors: readonly string[]) => Promise<ScopeChoices>;
  readonly save: (input: unknown) => Promise<ActionResult<ContractDto>>;
  /** What saving would do to routes. */
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const router = useRouter();
  const effects = useEffects(preview);
  const initial = existing ? contractValues(existing) : begin;
  const { values, setValues, error, submit, conflict, bar } = useRecordForm<ContractValues, ContractDto>({
    kind: 'contract',
    existing,
    initial,
    valuesOf: contractValues,
    save: (typed, edited) => {
      const input = edited ? { ...typed, ...edited } : typed;
      return edited ? effects.guard(input, () => save(input)) : save(input);
    },
    onSaved: ({ number }) => {
      router.push(contractHref(number));
      router.refresh();
    },
  });
  const offered = useScopeChoices(scopeChoices, values);

  if (conflict)
    return (
      <ConflictView
        what="contract"
        fields={contractConflict(values, conflict.theirs, choices)}
        {...conflict.choices}
      />
    );

  const part: FormPart = {
    values,
    set: (field, value) => setValues((now) => ({ ...now, [field]: value })),
    at: (path) => ({
      id: fieldId(path),
      error: fieldError(
        error?.fields.map((one) => (one.path.startsWith(`${path}/`) ? { ...one, path } : one)),
        path,
      ),
    }),
    choices,
    own: existing?.number ?? null,
  };
  return (
    <Form className={styles.form} error={error} labels={CONTRACT_LABELS} onSubmit={submit}>
      <Section title="Parties">
        <div className={styles.fields}>
          <PartyFields {...part} />
        </div>
      </Section>
      <Section title="Term">
        <div className={styles.fields}>
          <TermFields {...part} />
        </div>
      </Section>
      <Section
        title="Scope"
        note="What its clauses are about where they do not say otherwise. A part that is left empty says nothing."
      >
        {offered ? (
          <ScopeFields
            scope={values.scope}
            choices={offered}
            empty="Everything"
            problems={error?.fields ?? []}
            under="/scope"
            onChange={(scope) => part.set('scope', scope)}
          />
        ) : (
          <p className={styles.quiet}>Choose a vendor first.</p>
        )}
      </Section>
      <Section title="Value and law">
        <div className={styles.fields}>
          <MoneyFields {...part} />
        </div>
      </Section>
      <EffectsGate effects={effects} />
      <SaveBar label={existing ? 'Save contract' : 'Create contract'} {...bar} />
    </Form>
  );
}

/** What a scope may name for the parties that are chosen; null until there are any. */
function useScopeChoices(
  load: (vendors: readonly string[]) => Promise<ScopeChoices>,
  { vendor, seller, scope }: ContractValues,
): ScopeChoices | null {
  const [loaded, setLoaded] = useState<ScopeChoices | null>(null);
  const named = [vendor, seller, ...(scope.channels ?? []), ...(scope.owners ?? [])].filter(Boolean);
  const wanted = [...new Set(named)].sort().join('\n');
  useEffect(() => {
    if (wanted === '') return;
    let current = true;
    load(wanted.split('\n'))
      .then((choices) => current && setLoaded(choices))
      // Fields that offer nothing still take what is typed.
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [wanted, load]);
  return wanted === '' ? null : loaded;
}
