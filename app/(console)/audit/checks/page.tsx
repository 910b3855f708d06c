import type { Metadata } from 'next';
import { AuditFault } from '@/components/audit/AuditFault';
import { AuditTabs } from '@/components/audit/AuditTabs';
import styles from '@/components/audit/audit.module.css';
import { ChecksList } from '@/components/audit/ChecksList';
import { RunCheck } from '@/components/audit/RunCheck';
import { CHECKS_HREF } from '@/components/ui/links/audit';
import { PageHeader } from '@/components/ui/PageHeader';
import { listChecks, standingFault } from '@/lib/audit/server/check-queries';
import { allows, allowsSomewhere } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { Refusal } from '../../settings/refusal';
import { checkAuditAction } from './actions';

export const metadata: Metadata = { title: 'Checks of the audit trail' };

export default async function AuditChecksPage() {
  const caller = await requireCaller();
  if (!allowsSomewhere(caller.roles, 'audit.read')) return <Refusal action="audit.read" />;
  const [checks, fault] = await Promise.all([listChecks(caller), standingFault(caller)]);
  return (
    <>
      <PageHeader
        title="Audit"
        description="Each night the whole trail is read: every entry is there, in its order, and says what was written."
        actions={
          allows(caller.roles, 'audit.check') && (
            <RunCheck running={checks.some(({ finishedAt }) => finishedAt === null)} run={checkAuditAction} />
          )
        }
      />
      <AuditTabs open={CHECKS_HREF} />
      <AuditFault fault={fault} />
      <div className={styles.below}>
        <ChecksList checks={checks} />
      </div>
    </>
  );
}
