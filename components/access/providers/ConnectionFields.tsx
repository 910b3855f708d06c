'use client';

import { Checkbox, PasswordInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { IdentityProviderDto } from '@/lib/auth/identity-provider';
import type { ActionError } from '@/lib/http/action-result';
import { kindOfIssuer, PROVIDER_KINDS, type ProviderKindKey } from './provider-kinds';
import { keyOf, PROVIDER_LABELS, type ProviderValues } from './provider-values';
import styles from './providers.module.css';

export interface Secret {
  readonly text: string;
  readonly forget: boolean;
}

/** How a provider is reached and how it knows Fairlead. */
export function ConnectionFields({
  existing,
  values,
  set,
  secret,
  setSecret,
  error,
}: {
  readonly existing: IdentityProviderDto | null;
  readonly values: ProviderValues;
  readonly set: (change: Partial<ProviderValues>) => void;
  readonly secret: Secret;
  readonly setSecret: (secret: Secret) => void;
  readonly error: ActionError | null;
}) {
  const [kind, setKind] = useState(() => kindOfIssuer(values.issuer));
  const at = (path: string) => ({
    id: fieldId(path),
    label: PROVIDER_LABELS[path],
    error: fieldError(error?.fields, path),
  });
  const choose = (chosen: ProviderKindKey) => {
    const named = Object.values(PROVIDER_KINDS).some(({ name }) => name === values.name);
    setKind(chosen);
    if (!existing && (values.name === '' || named)) set({ name: PROVIDER_KINDS[chosen].name });
  };
  return (
    <div className={styles.fields}>
      <Select
        label="Help for"
        data={Object.entries(PROVIDER_KINDS).map(([value, { label }]) => ({ value, label }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => choose((value as ProviderKindKey | null) ?? 'other')}
      />
      <ol className={styles.steps} aria-label={`Steps at ${PROVIDER_KINDS[kind].label}`}>
        {PROVIDER_KINDS[kind].steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className={styles.pair}>
        <TextInput
          {...at('/name')}
          description="On the button: “Sign in with …”."
          value={values.name}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          {...at('/key')}
          description={existing ? 'In addresses. It stays.' : 'In addresses. It cannot be changed later.'}
          value={keyOf(values)}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          readOnly={existing !== null}
          onChange={(event) => set({ key: event.currentTarget.value })}
        />
      </div>
      <TextInput
        {...at('/issuer')}
        description="Its own address, of which the end “/.well-known/openid-configuration” is found. Empty: people do not sign in there, it only provisions them."
        placeholder={PROVIDER_KINDS[kind].issuer}
        inputMode="url"
        value={values.issuer}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => set({ issuer: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <TextInput
          {...at('/clientId')}
          value={values.clientId}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ clientId: event.currentTarget.value })}
        />
        <PasswordInput
          {...at('/clientSecret')}
          description={
            existing?.hasSecret ? 'One is kept, sealed. Empty: it stays.' : 'Sealed, and never shown again.'
          }
          value={secret.text}
          disabled={secret.forget}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
          onChange={(event) => setSecret({ ...secret, text: event.currentTarget.value })}
        />
      </div>
      {existing?.hasSecret && (
        <Checkbox
          label="Take the secret out: a public client, which PKCE alone protects"
          checked={secret.forget}
          onChange={(event) => setSecret({ text: '', forget: event.currentTarget.checked })}
        />
      )}
      <div className={styles.pair}>
        <TagsInput
          {...at('/scopes')}
          description="“openid” is always asked for."
          value={[...values.scopes]}
          onChange={(scopes) => set({ scopes })}
        />
        <TextInput
          {...at('/groupsClaim')}
          description="“groups”, or a path such as “realm_access.roles”. Empty: none."
          value={values.groupsClaim}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set({ groupsClaim: event.currentTarget.value })}
        />
      </div>
    </div>
  );
}
