'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ActionError } from '@/lib/http/action-result';
import styles from './FormErrors.module.css';
import { fieldId } from './form-fields';

/**
 * The summary above a form that was refused: what happened, and a link to each field. Takes the focus when it appears.
 * Give each input `id={fieldId('/name')}` and `error={fieldError(error?.fields, '/name')}` (form-fields.ts); `labels`
 * names the fields in people's words, by the same paths.
 */
export function FormErrors({
  error,
  labels = {},
}: {
  readonly error: ActionError | null;
  readonly labels?: Readonly<Record<string, string>>;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!error) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.box}>
      <IconAlertTriangle size={16} aria-hidden className={styles.icon} />
      <div>
        <p className={styles.message}>{error.message}</p>
        {error.fields.length > 0 && (
          <ul className={styles.list}>
            {error.fields.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path === '' ? (
                  message
                ) : (
                  <a
                    href={`#${fieldId(path)}`}
                    onClick={(event) => {
                      const field = document.getElementById(fieldId(path));
                      if (!field) return;
                      event.preventDefault();
                      field.focus();
                    }}
                  >
                    {labels[path] ? `${labels[path]}: ${message}` : message}
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
