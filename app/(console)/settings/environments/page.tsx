import type { Metadata } from 'next';
import { ApprovalRuleForm } from '@/components/routing/review/ApprovalRuleForm';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listApprovalRules } from '@/lib/routing/server/environment-queries';
import { saveApprovalsAction } from './actions';

export const metadata: Metadata = { title: 'Environments' };

export default async function EnvironmentsPage() {
  const caller = await requireCaller();
  const rules = await listApprovalRules();
  const mayChange = allows(caller.roles, 'environment.update_approvals');
  return (
    <Page>
      <PageHeader
        title="Environments"
        description="How many other people must approve before a draft, a return to an earlier version, or the lifting of a stop takes effect. Stopping something needs nobody: it is ratified afterwards."
      />
      <div>
        {rules.map((rule) => (
          <ApprovalRuleForm
            key={rule.environment.key}
            rule={rule}
            save={mayChange ? saveApprovalsAction : null}
          />
        ))}
      </div>
    </Page>
  );
}
