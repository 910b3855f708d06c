'use client';

import { useState } from 'react';
import { Ago } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { publishHref, routingHref } from '@/components/ui/links/routing';
import { PlainTable } from '@/components/ui/PlainTable';
import type { ActionError } from '@/lib/http/action-result';
import type { DraftDto } from '@/lib/routing/draft';
import type { EnvironmentDto } from '@/lib/routing/dto';
import { type DraftActions, DraftMenu } from './DraftMenu';
import { DraftSigns } from './DraftSigns';
import styles from './drafts.module.css';
import { RenameDraft } from './RenameDraft';

/** The open drafts of an environment: whose they are, what they change, what waits for them, what can be done. */
export function DraftTable({
  drafts,
  next,
  actions,
}: {
  readonly drafts: readonly DraftDto[];
  /** Where they are promoted to; null = nowhere. */
  readonly next: EnvironmentDto | null;
  /** Null = the reader may not change them. */
  readonly actions: DraftActions | null;
}) {
  const [renamed, setRenamed] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  return (
    <>
      <FormErrors error={error} />
      <PlainTable label="Open drafts" minWidth={820}>
        <thead>
          <tr>
            <th scope="col">Draft</th>
            <th scope="col">Author</th>
            <th scope="col">Changed</th>
            <th scope="col">Against the active version</th>
            <th scope="col">Waits for</th>
            {actions && (
              <th scope="col">
                <span className="visually-hidden">What can be done</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id}>
              <th scope="row">
                {actions && renamed === draft.id ? (
                  <RenameDraft draft={draft} rename={actions.rename} onDone={() => setRenamed(null)} />
                ) : (
                  <Link href={routingHref(draft.environment, draft.name)}>{draft.name}</Link>
                )}
                <Origin draft={draft} />
              </th>
              <td data-label="Author">{draft.author ?? 'Fairlead'}</td>
              <td data-label="Changed">
                <Ago at={draft.changedAt} />
                {draft.changedBy &&
                  draft.changedBy !== (draft.author ?? 'Fairlead') &&
                  ` by ${draft.changedBy}`}
              </td>
              <td data-label="Against active">
                {draft.changes === 0 ? (
                  <span className={styles.quiet}>nothing to publish</span>
                ) : (
                  <Link href={publishHref(draft.environment, draft.name)}>
                    {formatPlural(draft.changes, 'changed rule')}
                  </Link>
                )}
              </td>
              <td data-label="Waits for">
                <span className={styles.signs}>
                  <DraftSigns draft={draft} />
                </span>
              </td>
              {actions && (
                <td data-align="end">
                  <DraftMenu
                    draft={draft}
                    next={next}
                    last={drafts.length === 1}
                    actions={actions}
                    onRename={() => setRenamed(draft.id)}
                    onError={setError}
                  />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </PlainTable>
    </>
  );
}

function Origin({ draft: { origin } }: { readonly draft: DraftDto }) {
  if (!origin) return null;
  const what = origin.version === null ? 'a draft' : `version ${origin.version}`;
  return (
    <div className={styles.facts}>
      from {what} of {origin.name}
    </div>
  );
}
