'use client';

import { Button, Textarea } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import { FormErrors } from '@/components/ui/FormErrors';
import type { QueuedClause } from '@/lib/contracts/review-queue';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import { useDeskKeys } from '../use-desk-keys';
import { ApprovalItem } from './ApprovalItem';
import styles from './queue.module.css';

type Approved = readonly { id: string; approved: boolean; message: string | null }[];

/** Clauses that wait for the reader, each shown, to be approved one by one or several at once. Keys: j k x. */
export function ApprovalList({
  clauses,
  approve,
  preview,
}: {
  readonly clauses: readonly QueuedClause[];
  readonly approve: (input: unknown) => Promise<ActionResult<Approved>>;
  readonly preview: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}) {
  const router = useRouter();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [current, setCurrent] = useState(-1);
  const [message, setMessage] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<ActionError | null>(null);
  const [told, setTold] = useState<readonly string[]>([]);
  const effects = useEffects(preview);

  const chosen = clauses.filter(({ clause }) => selected.includes(clause.id));
  const select = (id: string, wanted: boolean) =>
    setSelected((ids) => [...ids.filter((other) => other !== id), ...(wanted ? [id] : [])]);
  const move = (step: 1 | -1) => {
    const next = Math.max(0, Math.min(clauses.length - 1, current + step));
    setCurrent(next);
    const id = clauses[next]?.clause.id;
    document.getElementById(`approval-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
  useDeskKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const id = clauses[current]?.clause.id;
      if (id) select(id, !selected.includes(id));
    },
  });

  const send = async (together: boolean) => {
    if (pending || chosen.length === 0) return;
    setPending(true);
    const items = chosen.flatMap(({ clause: { inWork } }) =>
      inWork ? [{ id: inWork.id, revision: inWork.revision }] : [],
    );
    const input = { items, message, together };
    const result = await effects.guard(input, () => approve(input));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) {
      setTold(result.data.map((one) => outcome(one, chosen)));
      setSelected([]);
      setMessage('');
    } else router.refresh();
  };

  return (
    <>
      {told.length > 0 && (
        <ul role="status" className={styles.told}>
          {told.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {clauses.length > 1 && (
        <div className={styles.tools}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setSelected(clauses.map(({ clause }) => clause.id))}
          >
            Select all {clauses.length}
          </Button>
        </div>
      )}
      {clauses.length > 0 && (
        <ul className={styles.items} aria-label="Clauses that wait for my approval">
          {clauses.map((queued, nth) => (
            <ApprovalItem
              key={queued.clause.id}
              queued={queued}
              selected={selected.includes(queued.clause.id)}
              current={nth === current}
              onSelect={(wanted) => select(queued.clause.id, wanted)}
            />
          ))}
        </ul>
      )}
      {chosen.length > 0 && (
        <section className={styles.bulk} aria-label="Approve several">
          <FormErrors error={error} labels={{ '/message': 'Message' }} />
          <EffectsGate effects={effects} />
          <Textarea
            label={chosen.length === 1 ? 'Message' : 'Message for all of them'}
            autosize
            minRows={1}
            maxLength={2000}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          <div className={styles.tools}>
            <Button loading={pending} onClick={() => void send(true)}>
              {chosen.length === 1 ? 'Approve it' : `Approve all ${chosen.length} or none`}
            </Button>
            {chosen.length > 1 && (
              <Button variant="default" disabled={pending} onClick={() => void send(false)}>
                Approve those that hold
              </Button>
            )}
            <Button variant="subtle" color="gray" onClick={() => setSelected([])}>
              Select none
            </Button>
          </div>
        </section>
      )}
    </>
  );
}

function outcome({ id, approved, message }: Approved[number], chosen: readonly QueuedClause[]): string {
  const queued = chosen.find(({ clause }) => clause.inWork?.id === id);
  const what = queued ? `${queued.type.name} of ${queued.contract.number}` : 'A clause';
  return approved ? `Approved: ${what}.` : `Not approved: ${what}. ${message}`;
}
