import { Button, TextInput } from '@mantine/core';
import type { Metadata } from 'next';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import styles from '@/components/documents/documents.module.css';
import { FoundPassages } from '@/components/documents/FoundPassages';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatPlural } from '@/components/ui/format-number';
import { Page } from '@/components/ui/Page';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { searchDocuments } from '@/lib/contracts/server/document-queries';
import { Refusal } from '../../settings/refusal';

interface Props {
  readonly searchParams: Promise<{ readonly words?: string | string[] }>;
}

export const metadata: Metadata = { title: 'Documents' };

export default async function DocumentsPage({ searchParams }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const { words: asked } = await searchParams;
  const words = (typeof asked === 'string' ? asked : '').trim().slice(0, 200);
  const { found, more } = await searchDocuments(caller, words.length > 1 ? words : '');
  return (
    <>
      <h1 className="visually-hidden">Documents of contracts</h1>
      <ContractTabs />
      <Page>
        <search className={styles.search}>
          <form className={styles.add} action="">
            <TextInput
              className={styles.address ?? ''}
              name="words"
              label="Words"
              defaultValue={words}
              minLength={2}
              maxLength={200}
              required
            />
            <Button type="submit">Find</Button>
          </form>
        </search>
        {words.length < 2 ? (
          <EmptyState title="What is said where">
            Type words as they stand in a contract, such as “thirty (30) days”. Case and line ends do not
            matter.
          </EmptyState>
        ) : found.length === 0 ? (
          <EmptyState title="No document says that">
            Documents that were put aside or could not be read are not looked through.
          </EmptyState>
        ) : (
          <>
            <p role="status" className={styles.quiet}>
              {formatPlural(found.length, 'place')}
              {more && ', and more: add a word to find fewer'}
            </p>
            <FoundPassages found={found} />
          </>
        )}
      </Page>
    </>
  );
}
