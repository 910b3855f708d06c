'use client';

import { Button } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { DayField } from '@/components/ui/DayField';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { WebTermsDto } from '@/lib/contracts/web-terms';
import type { ActionError } from '@/lib/http/action-result';
import styles from './documents.module.css';
import type { WebTermsActionSet } from './web-terms-actions';

/** Where somebody says that they have read what stands at an address now. */
export function WebTermsReview({
  terms: { id, revision, currentHash },
  actions,
}: {
  readonly terms: WebTermsDto;
  readonly actions: Pick<WebTermsActionSet, 'review' | 'previewReview'>;
}) {
  const router = useRouter();
  const [executedOn, setExecutedOn] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const effects = useEffects(actions.previewReview);
  const submit = async () => {
    setPending(true);
    const input = { id, revision, hash: currentHash, executedOn };
    const result = await attempt(() => effects.guard(input, () => actions.review(input)));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) router.refresh();
  };
  return (
    <Form
      className={styles.fields}
      error={error}
      labels={{ '/executedOn': 'In force since' }}
      onSubmit={() => void submit()}
    >
      <DayField
        id={fieldId('/executedOn')}
        label="In force since"
        description="The day from which this copy counts as executed. Empty: clauses go on citing the one before."
        value={executedOn}
        error={fieldError(error?.fields, '/executedOn')}
        onChange={setExecutedOn}
      />
      <EffectsGate effects={effects} />
      <div className={styles.send}>
        <Button type="submit" loading={pending}>
          Mark as reviewed
        </Button>
      </div>
    </Form>
  );
}
