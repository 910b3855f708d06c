'use client';

import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { Link } from '@/components/ui/Link';
import { PlainTable } from '@/components/ui/PlainTable';
import { Sign } from '@/components/ui/Sign';
import type { ActionResult } from '@/lib/http/action-result';
import {
  expectationWords,
  renewedExpectation,
  type SavedRequestDto,
  type SavedRequestResult,
} from '@/lib/routing/saved-request';
import { tryHref } from '@/lib/routing/try-link';
import { requestWords } from '@/lib/routing/try-request';
import styles from './routing.module.css';
import targetsStyles from './targets.module.css';

export interface SavedRequestState {
  readonly saved: SavedRequestDto;
  /** Null = routers would refuse the draft: it decides nothing. */
  readonly result: SavedRequestResult | null;
}

/** Saved requests with what is expected of each and what the draft makes of it. */
export function SavedRequestList({
  states,
  environment,
  draft,
  actions,
}: {
  readonly states: readonly SavedRequestState[];
  readonly environment: string;
  /** The one whose outcome is shown, by name. */
  readonly draft: string;
  /** Null = the reader may not change them. */
  readonly actions: {
    readonly update: (input: unknown) => Promise<ActionResult<unknown>>;
    readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
  } | null;
}) {
  return (
    <PlainTable label="Saved requests" minWidth={720}>
      <thead>
        <tr>
          <th scope="col">Request</th>
          <th scope="col">Expected</th>
          <th scope="col">The draft</th>
          {actions && (
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {states.map(({ saved, result }) => (
          <tr key={saved.id}>
            <th scope="row" style={{ minWidth: 200 }}>
              <Link href={tryHref({ environment, draft, saved: saved.id })}>{saved.name}</Link>
              <div className={styles.unit}>{requestWords(saved.request)}</div>
              {saved.environment === null && <div className={styles.unit}>in every environment</div>}
            </th>
            <td data-label="Expected">{expectationWords(saved.expected)}</td>
            <td data-label="The draft">
              <Outcome result={result} />
            </td>
            {actions && (
              <td data-align="end">
                <div className={targetsStyles.targetTools} style={{ gap: 8, justifyContent: 'flex-end' }}>
                  {result && result.mismatches.length > 0 && (
                    <ConfirmAction
                      label="Expect this"
                      title={`Expect what the draft decides of “${saved.name}”?`}
                      effect={`Until now: ${expectationWords(saved.expected)}. From now on: ${expectationWords(
                        renewedExpectation(saved.expected, result.decision),
                      )}.`}
                      confirmLabel="Expect this"
                      buttonProps={{ size: 'compact-sm', 'aria-label': `Expect this of ${saved.name}` }}
                      onConfirm={() =>
                        actions.update({
                          id: saved.id,
                          revision: saved.revision,
                          environment: saved.environment,
                          name: saved.name,
                          request: saved.request,
                          expected: renewedExpectation(saved.expected, result.decision),
                        })
                      }
                    />
                  )}
                  <ConfirmAction
                    label="Remove"
                    title={`Remove the saved request “${saved.name}”?`}
                    effect="No draft is held to it from now on. It stays on record."
                    confirmLabel="Remove request"
                    buttonProps={{ size: 'compact-sm', 'aria-label': `Remove ${saved.name}` }}
                    onConfirm={() => actions.archive({ id: saved.id, revision: saved.revision })}
                  />
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function Outcome({ result }: { readonly result: SavedRequestResult | null }) {
  if (!result) return <Sign tone="neutral">Decides nothing yet</Sign>;
  if (result.mismatches.length === 0) {
    return (
      <Sign tone="good" icon={<IconCircleCheck size={14} />}>
        As expected
      </Sign>
    );
  }
  return (
    <>
      <Sign tone="bad" icon={<IconCircleX size={14} />}>
        Otherwise
      </Sign>
      {result.mismatches.map(({ what, brief }) => (
        <div key={what} className={styles.unit}>
          {brief}
        </div>
      ))}
    </>
  );
}
