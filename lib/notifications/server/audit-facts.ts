import { lastFinishedCheck } from '@/lib/audit/server/check-queries';
import type { Fact } from '../fact';
import type { Audience } from './audience';

/** The last check of the audit trail found that it was altered. The same fault is told once, however often it is found. */
export async function auditFacts({ holding }: Audience): Promise<Fact[]> {
  const check = await lastFinishedCheck();
  if (!check || check.fault === null) return [];
  return [
    {
      kind: 'audit_fault',
      key: `audit:${check.faultSeq}:${check.fault}`,
      at: check.finishedAt ?? check.startedAt,
      title: 'The audit trail was altered',
      body: `A check found: ${check.fault}.`,
      href: '/audit/checks',
      to: holding(['admin', 'auditor', 'security'], null),
    },
  ];
}
