'use client';

import '@mantine/dropzone/styles.layer.css';
import { Dropzone } from '@mantine/dropzone';
import { IconFileText, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './FileDrop.module.css';
import { formatCount } from './format-number';

/** What may be dropped. */
export interface FileKinds {
  /** By type, the endings that go with it. */
  readonly accept: Readonly<Record<string, string[]>>;
  /** In words: "PDF, DOCX or plain text". */
  readonly names: string;
  readonly megabytes: number;
}

/** Where a file is dropped or chosen; it says which one it holds. */
export function FileDrop({
  file,
  kinds: { accept, names, megabytes },
  label,
  onFile,
  disabled,
}: {
  readonly file: File | null;
  readonly kinds: FileKinds;
  /** What the file is for: "File to import". */
  readonly label: string;
  readonly onFile: (file: File) => void;
  readonly disabled: boolean;
}) {
  const mostBytes = megabytes * 1_000_000;
  const [refusal, setRefusal] = useState<string | null>(null);
  return (
    <div>
      <Dropzone
        className={styles.drop}
        accept={{ ...accept }}
        maxSize={mostBytes}
        multiple={false}
        disabled={disabled}
        aria-label={file ? `Choose another file than ${file.name}` : 'Choose a file'}
        inputProps={{ 'aria-label': label }}
        onDrop={([dropped]) => {
          setRefusal(null);
          if (dropped) onFile(dropped);
        }}
        onReject={([rejected]) => {
          const tooLarge = rejected && rejected.file.size > mostBytes;
          setRefusal(
            tooLarge
              ? `${rejected.file.name} is larger than ${megabytes} MB.`
              : `${rejected?.file.name ?? 'That'} is none of these: ${names}.`,
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
                : `${names}, at most ${megabytes} MB.`}
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
