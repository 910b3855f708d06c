'use client';

import { Checkbox, Select, TagsInput } from '@mantine/core';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { FIRST_ROLES } from '@/lib/auth/identity-provider';
import { ROLE_SUMMARIES, roleLabel } from '@/lib/auth/roles';
import type { ActionError } from '@/lib/http/action-result';
import { PROVIDER_LABELS, type ProviderValues } from './provider-values';
import styles from './providers.module.css';

/** Who may come from a provider, and as what. */
export function PeopleFields({
  enforceable,
  values,
  set,
  error,
}: {
  /** False while nobody has signed in there: whoever enforces what does not work locks everybody out. */
  readonly enforceable: boolean;
  readonly values: ProviderValues;
  readonly set: (change: Partial<ProviderValues>) => void;
  readonly error: ActionError | null;
}) {
  const at = (path: string) => ({
    id: fieldId(path),
    label: PROVIDER_LABELS[path],
    error: fieldError(error?.fields, path),
  });
  return (
    <div className={styles.fields}>
      <TagsInput
        {...at('/domains')}
        description="It speaks for their addresses: whoever has an account with such an address is linked to it at their first sign-in there, if the provider says that the address is verified. Empty: nobody is linked."
        placeholder={values.domains.length === 0 ? 'example.com' : ''}
        value={[...values.domains]}
        onChange={(domains) => set({ domains })}
      />
      <Checkbox
        {...at('/enforced')}
        description={
          enforceable
            ? 'Passwords of these domains are refused, but for administrators, so that there is a way in when the provider is down.'
            : 'Once somebody has signed in there, so that nobody is locked out.'
        }
        checked={values.enforced}
        disabled={!enforceable && !values.enforced}
        onChange={(event) => set({ enforced: event.currentTarget.checked })}
      />
      <Checkbox
        {...at('/createsPeople')}
        description="Otherwise only those who were invited or provisioned come in."
        checked={values.createsPeople}
        onChange={(event) => set({ createsPeople: event.currentTarget.checked })}
      />
      {values.createsPeople && (
        <Select
          {...at('/firstRole')}
          description={
            values.firstRole
              ? `${ROLE_SUMMARIES[values.firstRole]}. Groups give the rest.`
              : 'Nothing but what their groups give.'
          }
          data={[
            { value: '', label: 'None' },
            ...FIRST_ROLES.map((role) => ({ value: role, label: roleLabel(role) })),
          ]}
          value={values.firstRole ?? ''}
          allowDeselect={false}
          onChange={(value) => set({ firstRole: FIRST_ROLES.find((role) => role === value) ?? null })}
        />
      )}
    </div>
  );
}
