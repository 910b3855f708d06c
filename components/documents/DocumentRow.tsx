'use client';

import { ActionIcon, Loader, Menu } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconDots, IconFileText, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { CopyButton } from '@/components/ui/CopyButton';
import { CalendarDate, DateTime } from '@/components/ui/DateTime';
import { formatCount, formatPlural } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { reviewDeskHref } from '@/components/ui/links/contracts';
import { Sign } from '@/components/ui/Sign';
import type { DocumentDto } from '@/lib/contracts/document';
import { documentKindName } from '@/lib/contracts/document-mime';
import { type DocumentDialog, DocumentDialogOf } from './DocumentDialogs';
import type { DocumentActionSet } from './document-actions';
import styles from './documents.module.css';

/** A document of a contract: what it is, how it stands, and what can be done to it. */
export function DocumentRow({
  contract,
  document: shown,
  actions,
}: {
  readonly contract: string;
  readonly document: DocumentDto;
  /** Null = the reader changes nothing. */
  readonly actions: DocumentActionSet | null;
}) {
  const [dialog, setDialog] = useState<DocumentDialog | null>(null);
  const { id, name, mime, size, pages, state, problem, erasedAt, archivedAt, uploadedAt, sha256 } = shown;
  const erased = erasedAt !== null;
  const Icon = mime === 'application/pdf' ? IconFileTypePdf : IconFileText;
  const facts = [
    documentKindName(mime),
    `${formatCount(Math.ceil(size / 1000))} kB`,
    ...(pages === null ? [] : [formatPlural(pages, 'page')]),
  ];
  return (
    <li className={styles.row} data-aside={erased || archivedAt !== null || undefined}>
      <Icon size={20} aria-hidden className={styles.icon} />
      <div className={styles.what}>
        <p className={styles.name}>
          {erased || archivedAt ? name : <Link href={reviewDeskHref(contract, undefined, id)}>{name}</Link>}
        </p>
        <p className={styles.quiet}>
          {facts.join(' · ')} · {erased ? 'erased' : 'added'} <DateTime at={erasedAt ?? uploadedAt} />
        </p>
        <p className={styles.hash}>
          SHA-256 <span title={sha256}>{sha256.slice(0, 12)}…</span>
          <CopyButton value={sha256} label="Copy the SHA-256" />
        </p>
        {problem && !erased && (
          <p className={styles.problem}>
            <IconAlertTriangle size={16} aria-hidden />
            {problem}
          </p>
        )}
      </div>
      <div className={styles.signs}>
        {!erased && state === 'reading' && (
          <span className={styles.reading} role="status">
            <Loader size={14} aria-hidden /> Reading its text
          </span>
        )}
        {!erased && state === 'failed' && <Sign tone="bad">Text not read</Sign>}
        {archivedAt && !erased && <Sign tone="neutral">Put aside</Sign>}
        {!erased && <Executed on={shown.executedOn} />}
      </div>
      {!erased && <Actions document={shown} actions={actions} onDialog={setDialog} />}
      {dialog && actions && (
        <DocumentDialogOf
          dialog={dialog}
          document={shown}
          actions={actions}
          onClose={() => setDialog(null)}
        />
      )}
    </li>
  );
}

function Executed({ on }: { readonly on: string | null }) {
  if (on === null)
    return (
      <Sign tone="warning" title="Nothing in it is evidence until all have signed.">
        Not executed
      </Sign>
    );
  return (
    <Sign tone="good" icon={<IconCheck size={14} />}>
      Executed <CalendarDate date={on} />
    </Sign>
  );
}

function Actions({
  document: { id, name, executedOn, archivedAt },
  actions,
  onDialog,
}: {
  readonly document: DocumentDto;
  readonly actions: DocumentActionSet | null;
  readonly onDialog: (dialog: DocumentDialog) => void;
}) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={`/api/console/documents/${id}`}>
          Download
        </Menu.Item>
        {actions && !archivedAt && (
          <>
            <Menu.Item onClick={() => onDialog('mark')}>
              {executedOn ? 'Change the day of execution' : 'Mark as executed'}
            </Menu.Item>
            {executedOn && <Menu.Item onClick={() => onDialog('unmark')}>Mark as not executed</Menu.Item>}
            <Menu.Item onClick={() => onDialog('rename')}>Rename</Menu.Item>
            <Menu.Item onClick={() => onDialog('archive')}>Put aside</Menu.Item>
          </>
        )}
        {actions && archivedAt && <Menu.Item onClick={() => onDialog('restore')}>Bring back</Menu.Item>}
        {actions && (
          <Menu.Item color="red" onClick={() => onDialog('erase')}>
            Erase for good
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
