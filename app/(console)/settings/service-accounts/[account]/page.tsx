import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveServiceAccount } from '@/components/access/ArchiveServiceAccount';
import styles from '@/components/access/access.module.css';
import { rolesInWords } from '@/components/access/links';
import { OwnTokenList } from '@/components/access/OwnTokenList';
import { ServiceAccountForm } from '@/components/access/ServiceAccountForm';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { listEnvironmentKeys, listPeople } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { readServiceAccount } from '@/lib/auth/server/token-queries';
import { Refusal } from '../../refusal';
import {
  archiveServiceAccountAction,
  revokeAnyTokenAction,
  updateServiceAccountAction,
} from '../../token-actions';

export const metadata: Metadata = { title: 'Service account' };

interface Props {
  readonly params: Promise<{ readonly account: string }>;
}

export default async function ServiceAccountPage({ params }: Props) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'people.read')) return <Refusal action="people.read" />;
  const [found, people, environments] = await Promise.all([
    readServiceAccount(caller, (await params).account),
    listPeople(caller),
    listEnvironmentKeys(),
  ]);
  if (!found) notFound();
  const { account, tokens } = found;
  const inUse = account.archivedAt === null;
  return (
    <div className={styles.stack}>
      <PageHeader
        trail={<TrailLink roles={caller.roles} type="service account" id={account.id} />}
        title={account.name}
        description={`${account.responsible} answers for it.`}
        signs={
          !inUse ? (
            <Sign tone="neutral">Archived</Sign>
          ) : account.orphaned ? (
            <Sign tone="bad">{`${account.responsible} left`}</Sign>
          ) : (
            <Sign tone="good">In use</Sign>
          )
        }
        actions={
          inUse &&
          allows(caller.roles, 'service_account.archive') && (
            <ArchiveServiceAccount account={account} archive={archiveServiceAccountAction} />
          )
        }
      />
      <Section title="Tokens" note={`Made by ${account.responsible}, under My tokens.`}>
        {tokens.length > 0 ? (
          <OwnTokenList
            tokens={tokens}
            revoke={allows(caller.roles, 'token.revoke') ? revokeAnyTokenAction : null}
          />
        ) : (
          <p className={styles.note}>It has none yet.</p>
        )}
      </Section>
      <Section title="What it is">
        {inUse && allows(caller.roles, 'service_account.update') ? (
          <ServiceAccountForm
            account={account}
            people={people.filter(({ deactivatedAt }) => !deactivatedAt)}
            environments={environments}
            save={updateServiceAccountAction}
          />
        ) : (
          <p>{rolesInWords(account.grants)}</p>
        )}
      </Section>
    </div>
  );
}
