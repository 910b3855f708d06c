'use client';

import { Button, Radio, Textarea, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldName, fieldText } from '@/components/ui/field-words';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useKeptForm } from '@/components/ui/kept-form';
import { PlainTable } from '@/components/ui/PlainTable';
import { SourceSign } from '@/components/ui/SourceSign';
import { Unknown } from '@/components/ui/Unknown';
import { tellDone } from '@/components/ui/undo-notice';
import type { Discrepancy, SettlementOutcome } from '@/lib/catalog/discrepancy';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { settlementText } from './discrepancy-standing';
import styles from './settle.module.css';

interface Values {
  readonly outcome: SettlementOutcome;
  readonly source: string;
  readonly scope: string;
  readonly note: string;
}

const CHOICES: Readonly<Record<SettlementOutcome, { readonly label: string; readonly what: string }>> = {
  keep: { label: 'Keep what the catalogue has', what: 'Until a source says something else than today.' },
  take: { label: 'Take what another says', what: 'It becomes the value, with its source and date.' },
  scope: {
    label: 'Keep both',
    what: 'The other holds for some alone. It is shown with the offering, and never routed by.',
  },
  ask: { label: 'Ask the vendor', what: 'It stays in this list, with whom you asked and what.' },
};

/** What each source says of one value, side by side, and what becomes of it. */
export function SettleForm({
  discrepancy,
  settle,
}: {
  readonly discrepancy: Discrepancy;
  /** Null = may look alone. */
  readonly settle: ((input: unknown) => Promise<ActionResult<unknown>>) | null;
}) {
  const { offering, field, digest, statements, settlement } = discrepancy;
  const others = statements.filter(({ current }) => !current);
  const start: Values = {
    outcome: settlement?.outcome === 'ask' ? 'ask' : 'keep',
    source: others[0]?.source ?? '',
    scope: '',
    note: settlement?.note ?? '',
  };
  const router = useRouter();
  const form = useKeptForm(`settle:${discrepancy.id}`, start, 0);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const { outcome, source, scope, note } = form.values;
  const set = (change: Partial<Values>) => form.setValues((now) => ({ ...now, ...change }));
  const isPrice = field.startsWith('price:');

  const submit = async () => {
    if (!settle) return;
    setPending(true);
    const input = {
      offering,
      field,
      digest,
      note,
      outcome,
      ...((outcome === 'take' || outcome === 'scope') && { source }),
      ...(outcome === 'scope' && { scope }),
    };
    const result = await attempt(() => settle(input));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    form.forget(start, 0);
    tellDone(outcome === 'ask' ? 'Noted that the vendor was asked.' : `${fieldName(field)} is settled.`);
    router.refresh();
  };

  if (!settle) return <Statements discrepancy={discrepancy} />;
  return (
    <Form className={styles.form} error={error} onSubmit={() => void submit()}>
      <Statements discrepancy={discrepancy} />
      {settlement && <p>It was {settlementText(settlement)}</p>}
      <Radio.Group
        label="What becomes of it"
        value={outcome}
        onChange={(chosen) => set({ outcome: chosen as SettlementOutcome })}
      >
        <div className={styles.choices}>
          {Object.entries(CHOICES)
            .filter(([key]) => isPrice || key !== 'scope')
            .map(([key, { label, what }]) => (
              <Radio key={key} value={key} label={label} description={what} />
            ))}
        </div>
      </Radio.Group>
      {(outcome === 'take' || outcome === 'scope') && others.length > 1 && (
        <Radio.Group label="Whose" value={source} onChange={(chosen) => set({ source: chosen })}>
          <div className={styles.choices}>
            {others.map((statement) => (
              <Radio
                key={statement.source}
                value={statement.source}
                label={statement.source}
                description={fieldText(field, statement.value)}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      {outcome === 'scope' && (
        <TextInput
          id={fieldId('/scope')}
          label="For whom or what"
          placeholder="EU residency add-on, committed use…"
          error={fieldError(error?.fields, '/scope')}
          value={scope}
          onChange={(event) => set({ scope: event.currentTarget.value })}
        />
      )}
      <Textarea
        id={fieldId('/note')}
        label={outcome === 'ask' ? 'Whom you asked, and what' : 'Why'}
        {...(outcome !== 'ask' && { description: 'Not required. It is kept with the decision.' })}
        error={fieldError(error?.fields, '/note')}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <div>
        <Button type="submit" loading={pending}>
          {outcome === 'ask' ? 'Note that you asked' : 'Settle'}
        </Button>
      </div>
    </Form>
  );
}

function Statements({ discrepancy }: { readonly discrepancy: Discrepancy }) {
  const { field, statements } = discrepancy;
  return (
    <PlainTable label={`${fieldName(field)}, by source`}>
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">{fieldName(field)}</th>
        </tr>
      </thead>
      <tbody>
        {statements.map((statement) => (
          <tr key={`${statement.source} ${statement.current}`}>
            <th scope="row">
              {statement.current && <strong>The catalogue, from </strong>}
              <SourceSign {...statement.origin} />
            </th>
            <td>{fieldText(field, statement.value) ?? <Unknown what="Not stated" word />}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
