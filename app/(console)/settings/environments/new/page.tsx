import type { Metadata } from 'next';
import { NewEnvironment } from '@/components/environments/NewEnvironment';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listEntities } from '@/lib/contracts/server/entity-queries';
import { listEnvironmentOverviews } from '@/lib/routing/server/environment-setup-queries';
import { canMakeKeys } from '@/lib/signing/server/queries';
import { Refusal } from '../../refusal';
import { createEnvironmentAction } from '../actions';

export const metadata: Metadata = { title: 'New environment' };

export default async function NewEnvironmentPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'environment.create')) return <Refusal action="environment.create" />;
  const [environments, companies, mayOwnKey] = await Promise.all([
    listEnvironmentOverviews(new Date()),
    listEntities(),
    canMakeKeys(),
  ]);
  return (
    <Page>
      <PageHeader
        title="New environment"
        description="For a region, a company of the group or a stage of its own. It begins with a draft and no policy."
      />
      <NewEnvironment
        others={environments.map(({ key, name, active }) => ({
          key,
          name,
          version: active?.version ?? null,
        }))}
        companies={companies.map(({ key, name }) => ({ key, name }))}
        mayOwnKey={mayOwnKey}
        create={createEnvironmentAction}
      />
    </Page>
  );
}
