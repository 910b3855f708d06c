'use client';

import { ActionIcon, Select } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import { LinkButton } from '@/components/ui/LinkButton';
import { CONTRACT_REVIEWS_HREF, contractHref } from '@/components/ui/links/contracts';
import { PageHeader } from '@/components/ui/PageHeader';
import { SampleMark } from '@/components/ui/SampleMark';
import { Sign } from '@/components/ui/Sign';
import { type Desk, progressOf } from '@/lib/contracts/clause-desk';
import { DeskProgress } from './DeskProgress';
import styles from './desk.module.css';

/** Which contract lies on the desk, how far it is, and what can be done with all of it. */
export function DeskHeader({
  desk: { contract, types, clauses, documents },
  document,
  onDocument,
  onKeys,
}: {
  readonly desk: Desk;
  readonly document: string | null;
  readonly onDocument: (id: string) => void;
  readonly onKeys: () => void;
}) {
  const mine = clauses.filter(({ inWork }) => inWork?.mayApprove).length;
  return (
    <div className={styles.header}>
      <PageHeader
        title={`Review ${contract.number}`}
        description={`${contract.title} · ${contract.vendorName}`}
        signs={
          <>
            {contract.sample && <SampleMark />}
            {contract.limited && <Sign tone="neutral">limited to named readers</Sign>}
          </>
        }
        actions={
          <>
            <DeskProgress
              progress={progressOf(
                types.map(({ key }) => key),
                clauses,
              )}
            />
            {documents.length > 1 && (
              <Select
                aria-label="Document"
                size="xs"
                data={documents.map(({ id, name }) => ({ value: id, label: name }))}
                value={document}
                allowDeselect={false}
                onChange={(id) => id && onDocument(id)}
              />
            )}
            {mine > 0 && (
              <LinkButton href={`${CONTRACT_REVIEWS_HREF}?contract=${encodeURIComponent(contract.number)}`}>
                Approve {mine}
              </LinkButton>
            )}
            <LinkButton href={contractHref(contract.number)} variant="default">
              Contract
            </LinkButton>
            <ActionIcon aria-label="Keys" className={styles.keysButton} onClick={onKeys}>
              <IconKeyboard size={18} />
            </ActionIcon>
          </>
        }
      />
    </div>
  );
}
