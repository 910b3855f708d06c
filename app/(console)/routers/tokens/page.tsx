import type { Metadata } from 'next';
import { RouterTabs } from '@/components/routers/RouterTabs';
import styles from '@/components/routers/routers.module.css';
import { TokensTable } from '@/components/routers/TokensTable';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { TrailLink } from '@/components/ui/TrailLink';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { listEnvironmentKeys } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { listTokens } from '@/lib/auth/server/token-queries';
import { revokeTokenAction } from '../actions';

export const metadata: Metadata = { title: 'Router tokens' };

export default async function RouterTokensPage() {
  const caller = await requireCaller();
  const [tokens, environments] = await Promise.all([listTokens(caller), listEnvironmentKeys()]);
  const create = allowsSomewhere(caller.roles, 'token.create') && (
    <LinkButton href="/routers/new">New token</LinkButton>
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Router tokens"
        trail={<TrailLink roles={caller.roles} actions="token" />}
        description="The tokens with which machines ask for the policy. Each is for one environment and can be revoked at any time."
        actions={create}
      />
      <RouterTabs environment={null} />
      <TokensTable
        tokens={tokens}
        environments={environments}
        create={create}
        revoke={allowsSomewhere(caller.roles, 'token.revoke') ? revokeTokenAction : null}
      />
    </div>
  );
}
