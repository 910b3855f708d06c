import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { FileDrop } from '@/components/ui/FileDrop';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import type { ActionError } from '@/lib/http/action-result';
import styles from './new-import.module.css';

const KINDS = {
  accept: {
    'application/json': ['.json'],
    'text/csv': ['.csv', '.tsv', '.txt'],
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  },
  names: 'JSON, CSV, TSV or XLSX',
  megabytes: 50,
};

/** How a source is handed over. */
export type Way = 'file' | 'paste' | 'url';

export interface Given {
  readonly way: Way;
  readonly text: string;
  readonly url: string;
}

/** A file, a text or an address, whichever way is chosen; what the others hold is kept. */
export function GivenSource({
  given,
  onGiven,
  file,
  onFile,
  canFetch,
  pending,
  error,
  note,
}: {
  readonly given: Given;
  readonly onGiven: (change: Partial<Given>) => void;
  readonly file: File | null;
  readonly onFile: (file: File) => void;
  /** Whether this person may have an address read. */
  readonly canFetch: boolean;
  readonly pending: boolean;
  readonly error: ActionError | null;
  /** What was found out about the file. */
  readonly note: string | null;
}) {
  const ways: { value: Way; label: string }[] = [
    { value: 'file', label: 'File' },
    { value: 'paste', label: 'Paste' },
    ...(canFetch ? [{ value: 'url' as const, label: 'Address' }] : []),
  ];
  const { text, url } = given;
  const way = ways.some(({ value }) => value === given.way) ? given.way : 'file';
  return (
    <div className={styles.given}>
      <SegmentedControl
        aria-label="How it is given"
        data={ways}
        value={way}
        disabled={pending}
        onChange={(chosen) => onGiven({ way: chosen as Way })}
      />
      {way === 'file' && (
        <FileDrop file={file} kinds={KINDS} label="File to import" onFile={onFile} disabled={pending} />
      )}
      {way === 'paste' && (
        <Textarea
          id={fieldId('/text')}
          className={styles.mono ?? ''}
          label="Text"
          description="The file as it is. Nothing in it is run; what cannot be read is listed with the reason."
          rows={12}
          spellCheck={false}
          value={text}
          error={fieldError(error?.fields, '/text')}
          onChange={(event) => onGiven({ text: event.currentTarget.value })}
        />
      )}
      {way === 'url' && (
        <TextInput
          id={fieldId('/url')}
          label="Address"
          description="It begins with https:// and leads outside this network. At most 50 MB, within 30 seconds."
          inputMode="url"
          value={url}
          error={fieldError(error?.fields, '/url')}
          onChange={(event) => onGiven({ url: event.currentTarget.value })}
        />
      )}
      {note && (
        <p role="status" className={styles.quiet}>
          {note}
        </p>
      )}
    </div>
  );
}
