'use client';

import { Button, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError } from '@/components/ui/form-fields';
import { Link } from '@/components/ui/Link';
import { webTermsHref } from '@/components/ui/links/documents';
import type { WebTermsDto } from '@/lib/contracts/web-terms';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './documents.module.css';
import { WebTermsSign } from './WebTermsSign';
import type { WebTermsActionSet } from './web-terms-actions';

/** The addresses whose terms are part of a contract, how each stands, and where another is added. */
export function WebTermsList({
  contract,
  terms,
  now,
  actions,
}: {
  /** Its number. */
  readonly contract: string;
  readonly terms: readonly WebTermsDto[];
  /** ISO form */
  readonly now: string;
  /** Null = the reader changes nothing. */
  readonly actions: WebTermsActionSet | null;
}) {
  const router = useRouter();
  const [url, setUrl] = useState('');
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const run = async (what: string, act: () => Promise<ActionResult<unknown>>) => {
    setBusy(what);
    const result = await attempt(act);
    setBusy(null);
    setError(result.ok ? null : result.error);
    router.refresh();
    return result.ok;
  };

  return (
    <div className={styles.documents}>
      {error && <FormErrors error={error} />}
      {terms.length > 0 ? (
        <ul className={styles.list}>
          {terms.map((one) => (
            <li key={one.id} className={styles.terms}>
              <div className={styles.what}>
                <p className={styles.name}>
                  <Link href={webTermsHref(contract, one.id)}>{one.url.replace(/^https:\/\//, '')}</Link>
                </p>
                <p className={styles.quiet}>
                  Looked at <DateTime at={one.checkedAt} />
                  {one.reviewedAt && (
                    <>
                      {' · reviewed '}
                      <DateTime at={one.reviewedAt} />
                      {one.reviewedBy && ` by ${one.reviewedBy}`}
                    </>
                  )}
                </p>
                {one.problem && <p className={styles.problem}>{one.problem}</p>}
              </div>
              <div className={styles.signs}>
                <WebTermsSign terms={one} now={now} />
              </div>
              {actions && (
                <div className={styles.send}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={busy === one.id}
                    onClick={() => void run(one.id, () => actions.check(contract, one.id))}
                  >
                    Look now
                  </Button>
                  <ConfirmAction
                    label="Stop watching"
                    title={`Stop watching ${one.url}?`}
                    effect="Its copies stay among the documents. Changes are not noticed any more."
                    confirmLabel="Stop watching"
                    buttonProps={{ size: 'compact-sm' }}
                    onConfirm={async () => actions.archive({ id: one.id, revision: one.revision })}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>None. Terms that the contract names by their address belong here.</p>
      )}
      {actions && (
        <form
          className={styles.add}
          onSubmit={(event) => {
            event.preventDefault();
            void run('add', () => actions.add({ contract, url })).then((done) => done && setUrl(''));
          }}
        >
          <TextInput
            className={styles.address ?? ''}
            label="Address of terms"
            type="url"
            placeholder="https://"
            required
            value={url}
            error={fieldError(error?.fields, '/url')}
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={busy === 'add'}>
            Watch address
          </Button>
        </form>
      )}
    </div>
  );
}
