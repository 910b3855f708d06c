'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { Section } from '@/components/ui/Section';
import type { IdentityProviderDto } from '@/lib/auth/identity-provider';
import { roleLabel } from '@/lib/auth/roles';
import type { ActionResult } from '@/lib/http/action-result';
import { ConnectionFields, type Secret } from './ConnectionFields';
import { PeopleFields } from './PeopleFields';
import { ProviderAddresses } from './ProviderAddresses';
import { providerHref } from './provider-links';
import {
  inputOf,
  keyOf,
  NO_PROVIDER,
  PROVIDER_LABELS,
  type ProviderValues,
  valuesOf,
} from './provider-values';
import styles from './providers.module.css';
import { type Test, TryProvider } from './TryProvider';

const NO_SECRET: Secret = { text: '', forget: false };

/** Adds an identity provider, or changes one. */
export function ProviderForm({
  existing,
  enforceable,
  origin,
  test,
  save,
}: {
  /** Null for a new one. */
  readonly existing: IdentityProviderDto | null;
  readonly enforceable: boolean;
  readonly origin: string;
  readonly test: Test;
  readonly save: (input: unknown) => Promise<ActionResult<IdentityProviderDto>>;
}) {
  const router = useRouter();
  // Apart from the values, which the browser keeps.
  const [secret, setSecret] = useState(NO_SECRET);
  const { values, setValues, error, submit, conflict, bar } = useRecordForm<
    ProviderValues,
    IdentityProviderDto
  >({
    kind: 'identity-provider',
    existing,
    initial: existing ? valuesOf(existing) : NO_PROVIDER,
    valuesOf,
    save: (typed, edited) =>
      save({
        ...inputOf(typed),
        clientSecret: secret.text,
        ...(edited ? { ...edited, forgetSecret: secret.forget } : { key: keyOf(typed) }),
      }),
    onSaved: ({ key }) => {
      setSecret(NO_SECRET);
      if (existing) router.refresh();
      else router.push(providerHref(key));
    },
  });
  const set = (change: Partial<ProviderValues>) => setValues((now) => ({ ...now, ...change }));

  if (conflict) {
    const theirs = valuesOf(conflict.theirs);
    return (
      <ConflictView
        what="identity provider"
        fields={Object.keys(values)
          .filter((field) => field !== 'key')
          .map((field) => {
            const [mine, other] = [words(values, field), words(theirs, field)];
            return {
              label: PROVIDER_LABELS[`/${field}`] ?? field,
              mine,
              theirs: other,
              same: mine === other,
            };
          })}
        {...conflict.choices}
      />
    );
  }

  const { issuer, clientId, scopes, groupsClaim } = inputOf(values);
  return (
    <Form className={styles.form} error={error} labels={PROVIDER_LABELS} onSubmit={submit}>
      <Section title="Connection">
        <ConnectionFields
          existing={existing}
          values={values}
          set={set}
          secret={secret}
          setSecret={setSecret}
          error={error}
        />
        {existing?.issuer && (existing.issuer !== issuer || existing.clientId !== clientId) && (
          <p className={styles.quiet} role="status">
            With another issuer or client id people may be others there. Saving ends every session that began
            there; at the next sign-in each is found by their e-mail again, if it is of the e-mail domains
            below.
          </p>
        )}
        <TryProvider input={{ id: existing?.id ?? null, issuer, scopes, groupsClaim }} test={test} />
      </Section>
      <Section title="Addresses" note="Copy them into the settings of the provider.">
        <ProviderAddresses origin={origin} providerKey={keyOf(values)} />
      </Section>
      <Section title="People">
        <PeopleFields enforceable={enforceable} values={values} set={set} error={error} />
      </Section>
      <SaveBar
        label={existing ? 'Save provider' : 'Add provider'}
        {...bar}
        dirty={bar.dirty || secret.text !== '' || secret.forget}
        onDiscard={() => {
          setSecret(NO_SECRET);
          bar.onDiscard();
        }}
      />
    </Form>
  );
}

function words(values: ProviderValues, field: string): string {
  const value = values[field as keyof ProviderValues];
  if (field === 'firstRole') return values.firstRole ? roleLabel(values.firstRole) : 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return (Array.isArray(value) ? value.join(', ') : String(value)) || 'none';
}
