'use client';

import '@mantine/dropzone/styles.layer.css';
import { Dropzone } from '@mantine/dropzone';
import { IconFileText, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount } from '@/components/ui/format-number';
import styles from './new-import.module.css';
import { MOST_BYTES } from './upload';

const KINDS = {
  'application/json': ['.json'],
  'text/csv': ['.csv', '.tsv', '.txt'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
};

/** Where a file is dropped or chosen; it says which one it holds. */
export function FileDrop({
  file,
  onFile,
  disabled,
}: {
  readonly file: File | null;
  readonly onFile: (file: File) => void;
  readonly disabled: boolean;
}) {
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <div>
      <Dropzone
        className={styles.drop}
        accept={KINDS}
        maxSize={MOST_BYTES}
        multiple={false}
        disabled={disabled}
        aria-label={file ? `Choose another file than ${file.name}` : 'Choose a file'}
        inputProps={{ 'aria-label': 'File to import' }}
        onDrop={([dropped]) => {
          setRefusal(null);
          if (dropped) onFile(dropped);
        }}
        onReject={([rejected]) => {
          const tooLarge = rejected && rejected.file.size > MOST_BYTES;
          setRefusal(
            tooLarge
              ? `${rejected.file.name} is larger than 50 MB.`
              : `${rejected?.file.name ?? 'That'} is none of these: JSON, CSV, TSV, XLSX.`,
          );
        }}
      >
        <div className={styles.dropInner}>
          {file ? <IconFileText size={24} aria-hidden /> : <IconUpload size={24} aria-hidden />}
          <div>
            <p className={styles.dropTitle}>{file ? file.name : 'Drop a file here, or choose one'}</p>
            <p className={styles.quiet}>
              {file
                ? `${formatCount(Math.ceil(file.size / 1000))} kB. Drop another to take its place.`
                : 'JSON, CSV, TSV or XLSX, at most 50 MB.'}
            </p>
          </div>
        </div>
      </Dropzone>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </div>
  );
}
