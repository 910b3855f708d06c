'use client';

import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ActDialog } from '@/components/ui/effects/ActDialog';
import type { ActionResult } from '@/lib/http/action-result';
import type { EvidenceEffects } from '@/lib/routing/evidence-effects';
import type { PromiseRow } from '@/lib/sensitivity/promise-view';

type Act = (input: unknown) => Promise<ActionResult<unknown>>;

/** What the reader may do; what is absent is not offered. */
export interface PromiseActs {
  readonly propose?: Act;
  readonly approve?: Act;
  readonly withdraw?: Act;
  readonly end?: Act;
  readonly previewEnd: (input: unknown) => Promise<ActionResult<EvidenceEffects>>;
}

type Kind = 'propose' | 'approve' | 'withdraw' | 'end';

/** What can be done with the rows that are chosen: put them up, approve them, take one back, or end one. */
export function PromiseActions({
  rows,
  acts,
  onDone,
}: {
  readonly rows: readonly PromiseRow[];
  readonly acts: PromiseActs;
  readonly onDone: (words: string) => void;
}) {
  const [kind, setKind] = useState<Kind | null>(null);
  const toPropose = rows.filter(({ state }) => state === 'none' || state === 'changed');
  const toApprove = rows.filter(({ state, mayApprove }) => state === 'waits' && mayApprove);
  const [only] = rows;
  const single = rows.length === 1 && only?.proposal ? only : null;
  const offered: readonly (readonly [kind: Kind, words: string, offered: boolean])[] = [
    ['propose', `Put up ${toPropose.length}`, acts.propose !== undefined && toPropose.length > 0],
    ['approve', `Approve ${toApprove.length}`, acts.approve !== undefined && toApprove.length > 0],
    ['withdraw', 'Take back', acts.withdraw !== undefined && single?.state === 'waits'],
    ['end', 'End', acts.end !== undefined && single?.state === 'stands'],
  ];
  const input = (values: { readonly reason: string }): unknown => {
    if (kind === 'propose') {
      const chosen = toPropose.map(({ offering, field, digest }) => ({ offering, field, digest }));
      return { values: chosen, reason: values.reason };
    }
    if (kind === 'approve') return { proposals: toApprove.map(({ proposal }) => proposal) };
    return kind === 'withdraw' ? single?.proposal : { id: single?.proposal?.id };
  };
  const shown = kind === 'propose' ? toPropose : kind === 'approve' ? toApprove : rows;
  const act = kind && acts[kind];
  return (
    <>
      {offered.map(
        ([one, words, is]) =>
          is && (
            <Button key={one} size="compact-sm" variant="default" onClick={() => setKind(one)}>
              {words}
            </Button>
          ),
      )}
      {kind && act && (
        <ActDialog
          title={TITLES[kind]}
          confirmLabel={offered.find(([one]) => one === kind)?.[1] ?? ''}
          danger={kind === 'end'}
          initial={{ reason: '' }}
          labels={{ '/reason': 'Why' }}
          input={input}
          save={async (wanted) => {
            const result = await act(wanted);
            if (result.ok) onDone(`${shown.length} done.`);
            return result;
          }}
          {...(kind === 'end' && { preview: acts.previewEnd })}
          onClose={() => setKind(null)}
        >
          {({ values, set, at }) => (
            <>
              <ul>
                {shown.map(({ id, offering, name, value, source }) => (
                  <li key={id}>
                    {offering}: {name} {value}, from {source}
                  </li>
                ))}
              </ul>
              {kind === 'propose' && (
                <Textarea
                  {...at('/reason')}
                  label="Why they can be relied on"
                  autosize
                  minRows={2}
                  maxLength={2000}
                  value={values.reason}
                  onChange={(event) => set({ reason: event.currentTarget.value })}
                />
              )}
            </>
          )}
        </ActDialog>
      )}
    </>
  );
}

const TITLES: Readonly<Record<Kind, string>> = {
  propose: 'Put these to a second person',
  approve: 'Stand behind these as they are',
  withdraw: 'Take this back',
  end: 'Stand behind this no longer',
};
