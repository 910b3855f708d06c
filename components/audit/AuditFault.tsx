import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { DateTime } from '@/components/ui/DateTime';
import { Link } from '@/components/ui/Link';
import { auditEntryHref, CHECKS_HREF } from '@/components/ui/links/audit';
import type { AuditCheckDto } from '@/lib/audit/check';

/** The banner while the last check found that the trail is not what was written. */
export function AuditFault({ fault: check }: { readonly fault: AuditCheckDto | null }) {
  if (!check?.fault) return null;
  const { seq, message } = check.fault;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title="The audit trail was altered"
      mb="md"
    >
      <p>
        The check of <DateTime at={check.finishedAt} /> found: {message}. Up to entry {check.entries} it is
        whole. Whoever owns the database can have done this; compare with an export or a backup before you go
        on.
      </p>
      <p>
        <Link href={auditEntryHref(seq)}>Look at entry {seq}</Link> ·{' '}
        <Link href={CHECKS_HREF}>All checks</Link>
      </p>
    </Alert>
  );
}
