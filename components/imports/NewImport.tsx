'use client';

import { Button, Progress } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { formatShare } from '@/components/ui/format-number';
import { useKeptForm } from '@/components/ui/kept-form';
import { importHref } from '@/components/ui/links/imports';
import { useSaveKeys } from '@/components/ui/save-keys';
import { tellDone } from '@/components/ui/undo-notice';
import { plainError, upload } from '@/components/ui/upload';
import { SOURCES, type SourceKey } from '@/lib/catalog/import/sources';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import { type Given, GivenSource, type Way } from './GivenSource';
import { guessSource, HEAD_BYTES } from './guess-source';
import styles from './new-import.module.css';
import { SourceChoice } from './SourceChoice';
import { TableMapper } from './TableMapper';
import { withMapping } from './table-answers';
import { useTable } from './use-table';

/** An import that was begun; `same` = the same was read before, and nothing was begun. */
export interface Begun {
  readonly id: string;
  readonly same: boolean;
}

/** What is to be read, as bytes; a text stays the same bytes until it is typed in. */
function useGiven(way: Way, file: File | null, text: string): { body: Blob | null; name: string } {
  const pasted = useMemo(() => new Blob([text]), [text]);
  if (way === 'file') return { body: file, name: file?.name ?? '' };
  return { body: way === 'paste' ? pasted : null, name: 'Pasted text' };
}

type Values = Given & { readonly source: SourceKey };
const START: Values = { source: 'litellm', way: 'file', text: '', url: '' };

/** Begins an import: where from, and the file, text or address. Reading it changes nothing. */
export function NewImport({
  canFetch,
  readAddress,
  readInstalled,
}: {
  readonly canFetch: boolean;
  readonly readAddress: (input: unknown) => Promise<ActionResult<Begun>>;
  readonly readInstalled: () => Promise<ActionResult<Begun>>;
}) {
  const router = useRouter();
  const form = useKeptForm('import:new', START, 0);
  const { source, way, text, url } = form.values;
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<string | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  /** Which part of the file has gone, 0 to 1; null = nothing is under way. */
  const [sent, setSent] = useState<number | null>(null);
  const stop = useRef<AbortController>(null);
  const given = useGiven(way, file, text);
  const kind = SOURCES.find(({ key }) => key === source);
  const pending = sent !== null;
  const isTable = kind?.read === 'table';
  const table = useTable(isTable ? given.body : null, given.name);

  const takeFor = (name: string, head: string) => {
    const guess = guessSource(name, head);
    if (guess === null || guess === source) return setFound(null);
    form.setValues((now) => ({ ...now, source: guess }));
    setFound(`Taken for ${SOURCES.find(({ key }) => key === guess)?.name}, by what is in it.`);
  };

  const read = (): Promise<ActionResult<Begun>> => {
    if (kind?.read === 'installed') return attempt(readInstalled);
    if (way === 'url' && !isTable)
      return attempt(() => readAddress({ source, url: url.trim() || (kind?.url ?? '') }));
    if (!given.body || given.body.size === 0) {
      const message = way === 'paste' ? 'Paste the text first.' : 'Choose a file first.';
      return Promise.resolve({ ok: false, error: plainError(message, 'invalid') });
    }
    stop.current = new AbortController();
    const address = `/api/console/imports?${new URLSearchParams({ source, via: way, name: given.name })}`;
    const { body, headers } =
      isTable && table.mapping ? withMapping(table.mapping, given.body) : { body: given.body, headers: {} };
    return upload<Begun>(address, body, { headers, onSent: setSent, signal: stop.current.signal });
  };

  const submit = async () => {
    if (pending) return;
    setSent(0);
    const result = await read();
    setSent(null);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    form.forget({ ...START, source }, 0);
    if (result.data.same) tellDone('The same was read before: here is what came of it.');
    router.push(importHref(result.data.id));
  };
  useSaveKeys(() => void submit());

  return (
    <Form className={isTable ? styles.wide : styles.form} error={error} onSubmit={() => void submit()}>
      <SourceChoice
        value={source}
        onChange={(key) => {
          setFound(null);
          form.setValues((now) => ({ ...now, source: key, url: '' }));
        }}
      />
      {kind?.read !== 'installed' && (
        <GivenSource
          given={{ way, text, url: url || (kind?.url ?? '') }}
          onGiven={(change) => {
            form.setValues((now) => ({ ...now, ...change }));
            if (change.text !== undefined) takeFor('', change.text.slice(0, HEAD_BYTES));
          }}
          file={file}
          onFile={(chosen) => {
            setFile(chosen);
            setError(null);
            void chosen
              .slice(0, HEAD_BYTES)
              .text()
              .then((head) => takeFor(chosen.name, head));
          }}
          canFetch={canFetch && !isTable}
          pending={pending}
          error={error}
          note={found}
        />
      )}
      {isTable && given.body && given.body.size > 0 && <TableMapper table={table} />}
      <div className={styles.submit}>
        <Button type="submit" loading={pending}>
          Read and review
        </Button>
        {pending && way === 'file' && kind?.read !== 'installed' && (
          <Button variant="default" onClick={() => stop.current?.abort()}>
            Stop
          </Button>
        )}
        {pending && (
          <div className={styles.progress}>
            <Progress
              value={sent < 1 ? sent * 100 : 100}
              animated={sent === 1}
              aria-label="Reading the source"
            />
          </div>
        )}
        <span className={styles.quiet} role="status">
          {!pending
            ? 'Nothing changes until you have looked at it.'
            : way === 'url'
              ? 'Fetching it…'
              : sent < 1
                ? `Sending, ${formatShare(sent, 1)}`
                : 'Reading it and comparing it with the catalogue…'}
        </span>
      </div>
    </Form>
  );
}
