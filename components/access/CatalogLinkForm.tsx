'use client';

import { Select, TextInput } from '@mantine/core';
import { DateTime } from '@/components/ui/DateTime';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useMadeSecret } from '@/components/ui/made-token';
import { ShownOnce } from '@/components/ui/ShownOnce';
import { SubmitRow } from '@/components/ui/SubmitRow';
import { TextToCopy } from '@/components/ui/TextToCopy';
import { type CreatedCatalogLink, linkAddress } from '@/lib/catalog/catalog-link';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './access.module.css';

const LABELS = { '/name': 'Name', '/expiresInDays': 'Expires' };
const EXPIRIES = [
  { days: 90, label: 'In 90 days' },
  { days: 365, label: 'In a year' },
  { days: null, label: 'Only when it is revoked' },
];

/** Makes a secret address of the catalogue, and shows it once with what to set where. */
export function CatalogLinkForm({
  origin,
  create,
}: {
  /** Where this installation answers. */
  readonly origin: string;
  readonly create: (input: unknown) => Promise<ActionResult<CreatedCatalogLink>>;
}) {
  const initial: { name: string; expiresInDays: number | null } = { name: '', expiresInDays: 365 };
  const form = useMadeSecret({ kept: 'catalogue-link', initial, label: 'Create address', create });
  const { values, set, error, submit, made, again, row } = form;

  if (made) {
    const modelsDev = linkAddress(origin, made.secret, 'models.dev');
    const liteLlm = linkAddress(origin, made.secret, 'litellm');
    return (
      <ShownOnce
        title={`Addresses of ${made.name}`}
        value={modelsDev}
        copyLabel="Copy models.dev address"
        more={
          <div className={styles.stack}>
            <TextToCopy lead="The same in LiteLLM’s format" value={liteLlm} label="Copy LiteLLM address" />
            <TextToCopy
              lead="For LiteLLM, set in its environment"
              value={`LITELLM_MODEL_COST_MAP_URL=${liteLlm}`}
              label="Copy LiteLLM setting"
            />
            <TextToCopy
              lead="For opencode, which adds /api.json itself"
              value={`OPENCODE_MODELS_URL=${modelsDev.replace(/\/api\.json$/, '')}`}
              label="Copy opencode setting"
            />
          </div>
        }
        onAgain={{ label: 'New address', run: again }}
        done={{ label: 'Back to addresses', href: '/settings/catalogue-links' }}
      >
        The address is the secret: keep it out of code, chats and public logs. It is not shown again.{' '}
        {made.expiresAt && (
          <>
            It works until <DateTime at={made.expiresAt} />.
          </>
        )}
      </ShownOnce>
    );
  }

  return (
    <Form className={styles.settingsForm} error={error} labels={LABELS} onSubmit={submit}>
      <TextInput
        id={fieldId('/name')}
        label="Name"
        description="What reads it: a gateway, a team’s editors."
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
