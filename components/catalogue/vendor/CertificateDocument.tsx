'use client';

import { Button, FileButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { certificateFileHref } from '@/components/ui/links/vendors';
import type { CertificationDto } from '@/lib/catalog/papers';
import type { ActionError } from '@/lib/http/action-result';
import { attachDocument } from './attach-document';
import styles from './vendor.module.css';

/** The report or letter that shows a certificate: fetched, kept or replaced. */
export function CertificateDocument({
  certificate: { id, revision, document },
}: {
  readonly certificate: CertificationDto;
}) {
  const router = useRouter();
  const [error, setError] = useState<ActionError | null>(null);
  const [sending, setSending] = useState(false);
  const send = async (file: File | null) => {
    if (!file) return;
    setSending(true);
    const result = await attachDocument({ id, revision }, file);
    setSending(false);
    setError(result.ok ? null : result.error);
    if (result.ok) router.refresh();
  };
  return (
    <div className={styles.words}>
      <FormErrors error={error} />
      <div className={styles.tools}>
        {document ? (
          <a href={certificateFileHref(id)}>{document.name}</a>
        ) : (
          <span className={styles.quiet}>None is kept.</span>
        )}
        <FileButton onChange={(file) => void send(file)} accept=".pdf,.docx,.txt">
          {(props) => (
            <Button {...props} variant="default" loading={sending}>
              {document ? 'Replace document' : 'Add document'}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={styles.quiet}>PDF, DOCX or plain text, up to 20 MB.</p>
    </div>
  );
}
