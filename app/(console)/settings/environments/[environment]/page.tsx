import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ArchiveEnvironment } from '@/components/environments/ArchiveEnvironment';
import { EditEnvironment } from '@/components/environments/EditEnvironment';
import styles from '@/components/environments/environments.module.css';
import { ReleaseTimes } from '@/components/environments/ReleaseTimes';
import { ApprovalRuleForm } from '@/components/routing/review/ApprovalRuleForm';
import { EnvironmentSign } from '@/components/ui/EnvironmentSign';
import { Facts } from '@/components/ui/Facts';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { routersHref } from '@/components/ui/links/routers';
import { draftsHref } from '@/components/ui/links/routing';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { agesSentence } from '@/lib/routing/environment-settings';
import { listApprovalRules } from '@/lib/routing/server/environment-queries';
import { listEnvironmentOverviews } from '@/lib/routing/server/environment-setup-queries';
import { archiveEnvironmentAction, saveApprovalsAction, updateEnvironmentAction } from '../actions';

export const metadata: Metadata = { title: 'Environment' };

export default async function EnvironmentPage({
  params,
}: {
  readonly params: Promise<{ readonly environment: string }>;
}) {
  const caller = await requireCaller();
  const key = decodeURIComponent((await params).environment);
  const [environments, rules] = await Promise.all([
    listEnvironmentOverviews(new Date()),
    listApprovalRules(),
  ]);
  const environment = environments.find((one) => one.key === key);
  const rule = rules.find((one) => one.environment.key === key);
  if (!environment || !rule) notFound();
  const { id, name, production, routers, tokens, drafts, companies, ownKey, revision } = environment;
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action, { environmentId: id });
  return (
    <Page>
      <PageHeader
        title={name}
        signs={
          <EnvironmentSign name={production ? 'Production' : 'Not production'} production={production} />
        }
      />
      <Facts
        across
        facts={[
          { label: 'Key', value: <code>{key}</code> },
          { label: 'Routers', value: <Link href={routersHref(key)}>{formatCount(routers)}</Link> },
          { label: 'Tokens that work', value: formatCount(tokens) },
          { label: 'Drafts', value: <Link href={draftsHref(key)}>{formatCount(drafts)}</Link> },
          {
            label: 'Companies',
            value: (
              <Link href="/settings/company">{companies.length > 0 ? companies.join(', ') : 'any'}</Link>
            ),
          },
          { label: 'Release key', value: ownKey ? 'its own' : 'the one for every environment' },
        ]}
      />
      <Section title="Name and freshness">
        {may('environment.update') ? (
          <EditEnvironment key={revision} environment={environment} save={updateEnvironmentAction} />
        ) : (
          <p>{agesSentence(environment)}</p>
        )}
      </Section>
      <Section title="What routers follow now">
        <ReleaseTimes environment={environment} mayPublish={may('policy.publish')} />
      </Section>
      <Section
        title="Approvals"
        note="How many others approve before a draft, a return to an earlier version or the lifting of a stop takes effect. Stopping needs nobody: it is ratified afterwards."
      >
        <ApprovalRuleForm
          rule={rule}
          save={may('environment.update_approvals') ? saveApprovalsAction : null}
        />
      </Section>
      {may('environment.archive') && (
        <Section title="Archive" note="For an environment that nothing calls any more.">
          <div className={styles.release}>
            <ArchiveEnvironment environment={environment} archive={archiveEnvironmentAction} />
          </div>
        </Section>
      )}
    </Page>
  );
}
