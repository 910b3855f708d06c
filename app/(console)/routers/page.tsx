import { IconServer2 } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { AwaitRouter } from '@/components/routers/AwaitRouter';
import { ConnectRouter } from '@/components/routers/ConnectRouter';
import { EnvironmentStrip } from '@/components/routers/EnvironmentStrip';
import { RouterTabs } from '@/components/routers/RouterTabs';
import { RunningRouters } from '@/components/routers/RunningRouters';
import styles from '@/components/routers/routers.module.css';
import { EmptyState } from '@/components/ui/EmptyState';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { LinkButton } from '@/components/ui/LinkButton';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { env } from '@/lib/env';
import { routersView } from '@/lib/routers/server/live-queries';
import { convergence } from '@/lib/routers/server/queries';
import { listEnvironments } from '@/lib/routing/server/queries';
import { listSigningKeys } from '@/lib/signing/server/queries';
import { routerPage } from '../../api/console/routers/router-page';
import { type PageSearch, pageEnvironment } from '../routing/environment';

export const metadata: Metadata = { title: 'Routers' };

export default async function RoutersPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const caller = await requireCaller();
  const now = new Date();
  const environment = await pageEnvironment(searchParams);
  const given = await searchParams;
  const search = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  search.set('environment', environment.key);
  const gone = search.has('gone');
  const environments = await listEnvironments();
  const [view, page, others, { keys }] = await Promise.all([
    routersView(environment.key, now),
    routerPage(caller, search, now),
    Promise.all(environments.map(async (one) => ({ ...one, convergence: await convergence(one.key, now) }))),
    listSigningKeys(now),
  ]);
  const nobody = view.convergence.total + view.gone === 0;
  const create = allowsSomewhere(caller.roles, 'token.create') && (
    <LinkButton
      href={`/routers/new?environment=${environment.key}`}
      {...(nobody ? {} : { variant: 'default' })}
    >
      New token
    </LinkButton>
  );
  const connect = (
    <ConnectRouter
      environment={environment.key}
      environmentName={environment.name}
      origin={env().NEXTAUTH_URL}
      roots={keys.filter(({ role, state }) => role === 'root' && state === 'signs').map(({ x }) => x)}
      create={create}
    />
  );
  return (
    <div className={styles.stack}>
      <PageHeader
        title="Routers"
        signs={<EnvironmentSign name={environment.name} production={environment.production} />}
        description="Which routers run the version in force, and who lags, refuses it or is silent."
      />
      <RouterTabs environment={environment.key} />
      <EnvironmentStrip environments={others} current={environment.key} />
      {nobody ? (
        <Section
          title={`Connect the first router of ${environment.name}`}
          note="No router has asked for its policy yet. Each that does is listed here by name, with the version that it decides by."
        >
          <div className={styles.connect}>
            {connect}
            <AwaitRouter environment={environment.key} initial={view} />
          </div>
        </Section>
      ) : (
        <>
          <RunningRouters
            key={`${environment.key} ${gone}`}
            environment={environment.key}
            initial={view}
            gone={gone}
            search={search.toString()}
            page={page}
            empty={
              <EmptyState icon={<IconServer2 />} title="No router was seen in the last day">
                Those that were silent for longer are not counted, and forgotten after 30 days.
              </EmptyState>
            }
          />
          <details className={styles.more}>
            <summary>Connect another router</summary>
            {connect}
          </details>
        </>
      )}
    </div>
  );
}
