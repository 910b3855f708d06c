import type { Metadata } from 'next';
import { EnvironmentOrder } from '@/components/environments/EnvironmentOrder';
import styles from '@/components/environments/environments.module.css';
import { DateTime } from '@/components/ui/DateTime';
import { LinkButton } from '@/components/ui/LinkButton';
import { NEW_ENVIRONMENT_HREF } from '@/components/ui/links/environments';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import {
  listArchivedEnvironments,
  listEnvironmentOverviews,
} from '@/lib/routing/server/environment-setup-queries';
import { moveEnvironmentAction } from './actions';

export const metadata: Metadata = { title: 'Environments' };

export default async function EnvironmentsPage() {
  const caller = await requireCaller();
  const [environments, archived] = await Promise.all([
    listEnvironmentOverviews(new Date()),
    listArchivedEnvironments(),
  ]);
  return (
    <Page>
      <PageHeader
        title="Environments"
        description="Each has a policy, routers and approvals of its own. Their order is that of the switcher, and of what is promoted into what."
        actions={
          allows(caller.roles, 'environment.create') && (
            <LinkButton href={NEW_ENVIRONMENT_HREF}>New environment</LinkButton>
          )
        }
      />
      <div>
        <EnvironmentOrder
          environments={environments}
          move={allows(caller.roles, 'environment.move') ? moveEnvironmentAction : null}
        />
      </div>
      {archived.length > 0 && (
        <Section title="Archived" note="Nothing of them is served. Their history stays.">
          <ul className={styles.archived}>
            {archived.map(({ key, name, archivedAt }) => (
              <li key={key}>
                {name} <code className={styles.quiet}>{key}</code>{' '}
                <span className={styles.quiet}>
                  since <DateTime at={archivedAt} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
