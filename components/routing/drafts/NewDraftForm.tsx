'use client';

import { Button, Select, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { newDraftHref, routingHref } from '@/components/ui/links/routing';
import { draftCookie, remember } from '@/components/ui/remember';
import { useSaveKeys } from '@/components/ui/save-keys';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { DraftStart } from '@/lib/routing/draft';
import type { EnvironmentDto } from '@/lib/routing/dto';
import styles from './drafts.module.css';

/** Where a new draft is made, what it begins with, and its name. The page follows the first two, to show what it brings. */
export function NewDraftForm({
  environment,
  environments,
  start,
  drafts,
  activeVersion,
  create,
}: {
  readonly environment: string;
  readonly environments: readonly EnvironmentDto[];
  readonly start: DraftStart;
  /** Names of the open ones of the environment. */
  readonly drafts: readonly string[];
  readonly activeVersion: number | null;
  readonly create: (input: unknown) => Promise<ActionResult<{ draft: string }>>;
}) {
  const router = useRouter();
  const [name, setName] = useState(() => suggestedName(start, drafts));
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const [moving, startTransition] = useTransition();
  const show = (key: string, from: DraftStart) =>
    startTransition(() => router.replace(newDraftHref(key, addressed(from)), { scroll: false }));
  const starts = startChoices(environment, environments, start, drafts, activeVersion);

  const submit = async () => {
    setPending(true);
    const result = await attempt(() => create({ environment, name: name.trim(), from: start }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    remember(draftCookie(environment), result.data.draft);
    router.push(routingHref(environment, result.data.draft));
  };
  useSaveKeys(() => void submit());

  return (
    <Form
      className={styles.form}
      aria-busy={moving}
      error={error}
      labels={{ '/name': 'Name' }}
      onSubmit={() => void submit()}
    >
      <div className={styles.fields}>
        <Select
          label="Environment"
          data={environments.map(({ key, name: label }) => ({ value: key, label }))}
          value={environment}
          allowDeselect={false}
          onChange={(key) => key && show(key, start)}
        />
        <Select
          label="Begins with"
          data={starts.map(({ value, label }) => ({ value, label }))}
          value={keyOf(start)}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = starts.find((one) => one.value === value);
            if (chosen) show(environment, chosen.start);
          }}
        />
        <TextInput
          id={fieldId('/name')}
          error={fieldError(error?.fields, '/name')}
          label="Name"
          description="Lower-case letters, digits and single - _ . between them."
          value={name}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <div>
        <Button type="submit" loading={pending} disabled={name.trim() === '' || moving}>
          Create draft
        </Button>
      </div>
    </Form>
  );
}

function keyOf(start: DraftStart): string {
  return start.kind === 'active' ? 'active' : Object.values(start).join(' ');
}

function addressed(start: DraftStart) {
  if (start.kind === 'active') return undefined;
  const { environment: of } = start;
  return start.kind === 'draft' ? { of, draft: start.draft } : { of, version: start.version };
}

function startChoices(
  environment: string,
  environments: readonly EnvironmentDto[],
  start: DraftStart,
  drafts: readonly string[],
  activeVersion: number | null,
) {
  const active =
    activeVersion === null ? 'No rules: nothing is published' : `Version ${activeVersion}, active`;
  const own: { start: DraftStart; label: string }[] = [
    { start: { kind: 'active' }, label: active },
    ...drafts.map((draft) => ({
      start: { kind: 'draft', environment, draft } as const,
      label: `Draft ${draft}`,
    })),
  ];
  if (!own.some((one) => keyOf(one.start) === keyOf(start)) && start.kind !== 'active') {
    const where = environments.find(({ key }) => key === start.environment)?.name ?? start.environment;
    const what = start.kind === 'draft' ? `Draft ${start.draft}` : `Version ${start.version}`;
    own.push({ start, label: `${what} of ${where}` });
  }
  return own.map((one) => ({ ...one, value: keyOf(one.start) }));
}

/** For what comes from elsewhere, a name that says so; the rest is for people to name. */
function suggestedName(start: DraftStart, drafts: readonly string[]): string {
  if (start.kind === 'active') return '';
  const name = `${start.environment}-${start.kind === 'version' ? start.version : start.draft}`.slice(0, 100);
  return drafts.includes(name) ? '' : name;
}
