'use client';

import { Select, TextInput } from '@mantine/core';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useMadeSecret } from '@/components/ui/made-token';
import { ShownOnce } from '@/components/ui/ShownOnce';
import { Sign } from '@/components/ui/Sign';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { TextToCopy } from '@/components/ui/TextToCopy';
import type { CreateScimToken, ScimTokenDto } from '@/lib/auth/scim-token';
import type { ActionResult } from '@/lib/http/action-result';
import styles from '../access.module.css';

const STATUS_WORDS = { active: 'Active', expired: 'Expired', revoked: 'Revoked' } as const;
const EXPIRIES = [
  { days: 30, label: 'In 30 days' },
  { days: 90, label: 'In 90 days' },
  { days: 365, label: 'In a year' },
  { days: null, label: 'Never' },
] as const;

/** A provider's tokens, each with its use and its end. */
export function ScimTokenList({
  tokens,
  revoke,
}: {
  readonly tokens: readonly ScimTokenDto[];
  /** Null for those who may not. */
  readonly revoke: ((input: unknown) => Promise<ActionResult<void>>) | null;
}) {
  return (
    <ul className={styles.list}>
      {tokens.map(({ id, name, status, createdBy, createdAt, lastUsedAt, expiresAt, revokedAt }) => (
        <li key={id} className={styles.item}>
          <div className={styles.itemWords}>
            <span className={styles.itemName}>{name}</span>
            <div className={styles.note}>
              made by {createdBy ?? 'somebody'} <DateTime at={createdAt} /> · <code>{id}</code>
            </div>
          </div>
          <div className={styles.note}>
            {status !== 'active' ? (
              <>
                ended <DateTime at={revokedAt ?? expiresAt} />
              </>
            ) : (
              <>
                {lastUsedAt ? (
                  <>
                    used <DateTime at={lastUsedAt} />
                  </>
                ) : (
                  'not used yet'
                )}
                {expiresAt && (
                  <>
                    , until <DateTime at={expiresAt} />
                  </>
                )}
              </>
            )}
          </div>
          <Sign tone={status === 'active' ? 'good' : 'neutral'}>{STATUS_WORDS[status]}</Sign>
          {revoke && status === 'active' && (
            <ConfirmAction
              label="Revoke"
              title={`Revoke ${name}?`}
              effect="The directory that uses it is refused at once: it makes, changes and deactivates nobody here any more. Who was made stays."
              confirmLabel="Revoke token"
              onConfirm={() => revoke({ tokenId: id })}
              buttonProps={{ size: 'compact-sm', 'aria-label': `Revoke ${name}` }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Makes a token for a directory and shows it once. */
export function ScimTokenForm({
  providerId,
  address,
  back,
  create,
}: {
  readonly providerId: string;
  /** Of /scim/v2. */
  readonly address: string;
  /** The page that lists the tokens. */
  readonly back: string;
  readonly create: (
    input: unknown,
  ) => Promise<ActionResult<{ readonly token: string; readonly expiresAt: string | null }>>;
}) {
  const initial: CreateScimToken = { providerId, name: '', expiresInDays: 365 };
  const { values, set, error, submit, made, again, row } = useMadeSecret({
    kept: `scim-token:${providerId}`,
    initial,
    label: 'Create token',
    create,
  });
  if (made) {
    return (
      <ShownOnce
        title={`Token ${made.name}`}
        value={made.token}
        copyLabel="Copy token"
        more={<TextToCopy lead="The address for the directory" value={address} label="Copy address" />}
        onAgain={{ label: 'New token', run: again }}
        done={{ label: 'Back to groups', href: back }}
      >
        Whoever holds it makes and deactivates people here. Put it into the directory only: it is not shown
        again.{' '}
        {made.expiresAt && (
          <>
            It works until <DateTime at={made.expiresAt} />.
          </>
        )}
      </ShownOnce>
    );
  }
  return (
    <Form
      className={styles.settingsForm}
      error={error}
      labels={{ '/name': 'Name', '/expiresInDays': 'Expires' }}
      onSubmit={submit}
    >
      <TextInput
        id={fieldId('/name')}
        label="Name"
        description="The directory that uses it."
        value={values.name}
        maxLength={100}
        autoComplete="off"
        error={fieldError(error?.fields, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Select
        id={fieldId('/expiresInDays')}
        label="Expires"
        data={EXPIRIES.map(({ days, label }) => ({ value: String(days), label }))}
        value={String(values.expiresInDays)}
        allowDeselect={false}
        error={fieldError(error?.fields, '/expiresInDays')}
        onChange={(value) => {
          const chosen = EXPIRIES.find(({ days }) => String(days) === value);
          if (chosen) set({ expiresInDays: chosen.days });
        }}
      />
      <SubmitRow {...row} />
    </Form>
  );
}
