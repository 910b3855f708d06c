'use client';

import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConflictView } from '@/components/ui/ConflictView';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { Decision } from '@/lib/policy/decision';
import type { PolicyRequest } from '@/lib/policy/types';
import {
  expectationOf,
  expectationWords,
  type OfferingsExpected,
  offeringsExpected,
  type SavedRequestDto,
} from '@/lib/routing/saved-request';
import { requestWords } from '@/lib/routing/try-request';
import styles from './try.module.css';

export type SaveAction = (input: unknown) => Promise<ActionResult<SavedRequestDto>>;

const LABELS = { '/name': 'Name', '/request': 'Request', '/expected': 'Expected' };

/** Keeps the request with its decision as what is expected from now on: as a new one, or over the one looked at. */
export function SaveRequest({
  request,
  decision,
  saved,
  environment,
  environmentName,
  create,
  update,
  onSaved,
  onTakeTheirs,
}: {
  readonly request: PolicyRequest;
  readonly decision: Decision;
  /** The saved request that is looked at; null = a new one. */
  readonly saved: SavedRequestDto | null;
  readonly environment: string;
  readonly environmentName: string;
  readonly create: SaveAction;
  readonly update: SaveAction;
  readonly onSaved: (saved: SavedRequestDto) => void;
  readonly onTakeTheirs: (theirs: SavedRequestDto) => void;
}) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(saved?.name ?? '');
  const [everywhere, setEverywhere] = useState(saved !== null && saved.environment === null);
  const [rule, setRule] = useState(saved === null || saved.expected.rule !== undefined);
  const [code, setCode] = useState(true);
  const [offerings, setOfferings] = useState<OfferingsExpected>(
    saved ? offeringsExpected(saved.expected) : 'all',
  );
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const expected = expectationOf(decision, { rule, offerings, code });
  const mine = { environment: everywhere ? null : environment, name, request, expected };

  const save = async (revision = saved?.revision) => {
    setPending(true);
    const result = await attempt(() => (saved ? update({ ...mine, id: saved.id, revision }) : create(mine)));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    setOpen(false);
    onSaved(result.data);
  };
  const theirs = error?.kind === 'conflict' && error.current ? (error.current as SavedRequestDto) : null;
  const title = saved ? `Save “${saved.name}”` : 'Save as expected';

  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {saved ? 'Save this as expected' : 'Save as expected'}
      </Button>
      <Modal
        opened={open}
        onClose={() => !pending && setOpen(false)}
        title={title}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {theirs ? (
          <ConflictView
            what="saved request"
            fields={conflictFields(mine, theirs)}
            onBack={() => setError(null)}
            onKeepMine={() => void save(theirs.revision)}
            onTakeTheirs={() => {
              setError(null);
              setOpen(false);
              onTakeTheirs(theirs);
            }}
          />
        ) : (
          <form
            noValidate
            className={styles.save}
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            <FormErrors error={error} labels={LABELS} />
            <TextInput
              id={fieldId('/name')}
              error={fieldError(error?.fields, '/name')}
              data-autofocus
              label="Name"
              description="What it stands for, such as “Contracts stay in the EU”."
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Select
              label="Run on"
              data={[
                { value: 'here', label: `Drafts of ${environmentName}` },
                { value: 'everywhere', label: 'Drafts of every environment' },
              ]}
              value={everywhere ? 'everywhere' : 'here'}
              allowDeselect={false}
              onChange={(value) => setEverywhere(value === 'everywhere')}
            />
            {decision.rule !== null && (
              <Checkbox
                label={`By the rule ${decision.rule}`}
                checked={rule}
                onChange={(event) => setRule(event.currentTarget.checked)}
              />
            )}
            {decision.outcome === 'route' ? (
              <Select
                label="Offerings"
                data={[
                  { value: 'all', label: 'All of them, in this order' },
                  { value: 'first', label: 'The first, whatever follows' },
                  { value: 'any', label: 'Any, as long as it is routed' },
                ]}
                value={offerings}
                allowDeselect={false}
                onChange={(value) => value !== null && setOfferings(value as OfferingsExpected)}
              />
            ) : (
              <Checkbox
                label={`With the code ${decision.code}`}
                checked={code}
                onChange={(event) => setCode(event.currentTarget.checked)}
              />
            )}
            <p className={styles.expected}>
              <span>Expected from now on:</span> {expectationWords(expected)}.
            </p>
            <div className={styles.saveTools}>
              <Button variant="default" disabled={pending} onClick={() => setOpen(false)}>
                Cancel
              </Button>
              <Button type="submit" loading={pending}>
                {saved ? 'Save changes' : 'Save request'}
              </Button>
            </div>
          </form>
        )}
      </Modal>
    </>
  );
}

type Version = Pick<SavedRequestDto, 'environment' | 'name' | 'request' | 'expected'>;

function conflictFields(mine: Version, theirs: Version) {
  const words = ({ name, environment, request, expected }: Version): string[] => [
    name,
    environment ?? 'every environment',
    requestWords(request),
    expectationWords(expected),
  ];
  const [ours, others] = [words(mine), words(theirs)];
  return ['Name', 'Run on', 'Request', 'Expected'].map((label, index) => ({
    label,
    mine: ours[index],
    theirs: others[index],
    same: ours[index] === others[index],
  }));
}
