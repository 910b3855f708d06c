'use client';

import { Button, Progress, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { DayField } from '@/components/ui/DayField';
import { FileDrop } from '@/components/ui/FileDrop';
import { FormErrors } from '@/components/ui/FormErrors';
import { fieldError } from '@/components/ui/form-fields';
import { upload } from '@/components/ui/upload';
import { DOCX_MIME } from '@/lib/contracts/document-mime';
import type { ActionError } from '@/lib/http/action-result';
import styles from './documents.module.css';

const MOST_NAME = 200;
const KINDS = {
  accept: { 'application/pdf': ['.pdf'], [DOCX_MIME]: ['.docx'], 'text/plain': ['.txt', '.md'] },
  names: 'PDF, DOCX or plain text',
  megabytes: 20,
};

/** Where a document of a contract is dropped, named and sent. */
export function DocumentUpload({ contract }: { readonly contract: string }) {
  const router = useRouter();
  const stop = useRef<AbortController | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [executedOn, setExecutedOn] = useState<string | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [told, setTold] = useState('');

  const choose = (chosen: File) => {
    setFile(chosen);
    setName(chosen.name.slice(0, MOST_NAME));
    setError(null);
    setTold('');
  };
  const send = async () => {
    if (!file) return;
    stop.current = new AbortController();
    setSent(0);
    setError(null);
    const query = new URLSearchParams({ contract, name, ...(executedOn && { executedOn }) });
    const result = await upload<{ readonly same: boolean }>(`/api/console/documents?${query}`, file, {
      onSent: setSent,
      signal: stop.current.signal,
    });
    setSent(null);
    if (!result.ok) {
      setError(result.error);
      return;
    }
    setTold(result.data.same ? `${name} is here already.` : `${name} was added.`);
    setFile(null);
    setName('');
    setExecutedOn(null);
    router.refresh();
  };

  return (
    <form
      className={styles.upload}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FileDrop
        file={file}
        kinds={KINDS}
        label="Document of the contract"
        disabled={sent !== null}
        onFile={choose}
      />
      {error && <FormErrors error={error} />}
      {file && (
        <div className={styles.fields}>
          <TextInput
            label="Name"
            required
            maxLength={MOST_NAME}
            value={name}
            error={fieldError(error?.fields, '/name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <DayField
            label="Executed on"
            description="The day on which all had signed. Empty: not yet, and nothing in it is evidence."
            value={executedOn}
            error={fieldError(error?.fields, '/executedOn')}
            onChange={setExecutedOn}
          />
          <div className={styles.send}>
            <Button type="submit" loading={sent !== null}>
              Add document
            </Button>
            {sent !== null && (
              <>
                <Button variant="default" onClick={() => stop.current?.abort()}>
                  Stop
                </Button>
                <Progress className={styles.progress ?? ''} value={sent * 100} aria-label="Sending" />
              </>
            )}
          </div>
        </div>
      )}
      <p role="status" className={styles.quiet}>
        {told}
      </p>
    </form>
  );
}
