'use client';

import { TextInput } from '@mantine/core';
import { DayField } from '@/components/ui/DayField';
import { ActDialog } from '@/components/ui/effects/ActDialog';
import type { DocumentDto } from '@/lib/contracts/document';
import type { DocumentActionSet } from './document-actions';
import styles from './documents.module.css';

/** What can be done to a document that asks for more than a click. */
export type DocumentDialog = 'rename' | 'mark' | 'unmark' | 'archive' | 'restore' | 'erase';

interface Props {
  readonly document: DocumentDto;
  readonly actions: DocumentActionSet;
  readonly onClose: () => void;
}

export function DocumentDialogOf({ dialog, ...props }: Props & { readonly dialog: DocumentDialog }) {
  if (dialog === 'rename') return <Rename {...props} />;
  if (dialog === 'mark') return <MarkExecuted {...props} />;
  if (dialog === 'erase') return <Erase {...props} />;
  return <Stand dialog={dialog} {...props} />;
}

function Rename({ document: { id, revision, name }, actions, onClose }: Props) {
  return (
    <ActDialog
      title={`Rename ${name}`}
      confirmLabel="Rename document"
      labels={{ '/name': 'Name' }}
      initial={{ name }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.rename}
      onClose={onClose}
    >
      {({ values, set, at }) => (
        <TextInput
          {...at('/name')}
          data-autofocus
          label="Name"
          maxLength={200}
          value={values.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      )}
    </ActDialog>
  );
}

function MarkExecuted({ document: { id, revision, name, executedOn }, actions, onClose }: Props) {
  return (
    <ActDialog<{ readonly executedOn: string | null }>
      title={`When was ${name} executed?`}
      confirmLabel="Mark as executed"
      labels={{ '/executedOn': 'Executed on' }}
      initial={{ executedOn }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.markExecuted}
      preview={actions.previewMark}
      onClose={onClose}
    >
      {({ values, set, at }) => (
        <DayField
          {...at('/executedOn')}
          label="Executed on"
          description="The day on which all had signed. From then on what it says can be evidence."
          value={values.executedOn}
          onChange={(day) => set({ executedOn: day })}
        />
      )}
    </ActDialog>
  );
}

const STANDINGS = {
  unmark: {
    title: (name: string) => `${name} is not executed?`,
    verb: 'Mark as not executed',
    effect: 'Nothing in it is evidence until it is marked as executed again.',
  },
  archive: {
    title: (name: string) => `Put ${name} aside?`,
    verb: 'Put aside',
    effect: 'Nothing in it is evidence while it lies aside. It can be brought back.',
  },
  restore: {
    title: (name: string) => `Bring ${name} back?`,
    verb: 'Bring back',
    effect: 'What it says can be evidence again, if it is executed.',
  },
} as const;

/** What changes how a document stands and asks for nothing but a look at what that does. */
function Stand({
  dialog,
  document: { id, revision, name },
  actions,
  onClose,
}: Props & { readonly dialog: keyof typeof STANDINGS }) {
  const { title, verb, effect } = STANDINGS[dialog];
  const [save, preview] = {
    unmark: [actions.unmarkExecuted, actions.previewUnmark] as const,
    archive: [actions.archive, actions.previewArchive] as const,
    restore: [actions.restore, actions.previewRestore] as const,
  }[dialog];
  return (
    <ActDialog
      title={title(name)}
      confirmLabel={verb}
      labels={{}}
      initial={{}}
      input={() => ({ id, revision })}
      save={save}
      preview={preview}
      onClose={onClose}
    >
      {() => <p>{effect}</p>}
    </ActDialog>
  );
}

function Erase({ document: { id, revision, name }, actions, onClose }: Props) {
  return (
    <ActDialog
      title={`Erase ${name}?`}
      confirmLabel="Erase document"
      danger
      labels={{ '/name': 'Its name' }}
      initial={{ name: '' }}
      input={(values) => ({ id, revision, ...values })}
      save={actions.erase}
      preview={actions.previewErase}
      onClose={onClose}
    >
      {({ values, set, at }) => (
        <>
          <p>
            Its bytes, its text and its name are gone for good, and nothing in it is evidence any more. That
            it was here, its SHA-256 and who erased it stays on record.
          </p>
          <p className={styles.quiet}>
            Passages that clauses cite are part of what two people decided: they are not changed by this.
          </p>
          <TextInput
            {...at('/name')}
            data-autofocus
            label={`Type ${name} to confirm`}
            autoComplete="off"
            spellCheck={false}
            value={values.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
        </>
      )}
    </ActDialog>
  );
}
