import { IconKey } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { OwnTokenList } from '@/components/access/OwnTokenList';
import { EmptyState } from '@/components/ui/EmptyState';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { requireCaller } from '@/lib/auth/server/session';
import { listOwnTokens } from '@/lib/auth/server/token-queries';
import { revokeOwnTokenAction } from '../token-actions';

export const metadata: Metadata = { title: 'My tokens' };

export default async function TokensPage() {
  const caller = await requireCaller();
  const { own, accounts } = await listOwnTokens(caller);
  const create = <LinkButton href="/settings/tokens/new">New token</LinkButton>;
  return (
    <div className={styles.stack}>
      <PageHeader
        title="My tokens"
        description="With a token the command line and the API act for you: with your roles as they are then, in one environment, within its scopes."
        trail={<TrailLink roles={caller.roles} actions="own_token" />}
        actions={create}
      />
      <Section title="Acting for me">
        {own.length > 0 ? (
          <OwnTokenList tokens={own} revoke={revokeOwnTokenAction} />
        ) : (
          <EmptyState icon={<IconKey />} title="No tokens yet" action={create}>
            Make one to pull the policy as a file, check it in your editor and push it back.
          </EmptyState>
        )}
      </Section>
      {accounts.map(({ id, name, tokens }) => (
        <Section
          key={id}
          title={`Acting for ${name}`}
          note="You answer for it, so that its tokens are yours to make."
          actions={
            <LinkButton href={`/settings/tokens/new?for=${id}`} variant="default" size="compact-sm">
              New token for {name}
            </LinkButton>
          }
        >
          {tokens.length > 0 ? (
            <OwnTokenList tokens={tokens} revoke={revokeOwnTokenAction} />
          ) : (
            <p className={styles.note}>It has no token yet.</p>
          )}
        </Section>
      ))}
    </div>
  );
}
