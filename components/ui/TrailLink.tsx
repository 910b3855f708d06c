import { actionsBeginning } from '@/lib/audit/action-words';
import { allowsSomewhere, type HeldRole } from '@/lib/auth/permissions';
import { auditHref, recordTrailHref } from './links/audit';
import { TrailAnchor } from './TrailAnchor';

/**
 * From a record to what the audit trail holds of it, or from a list to what was done to any of its records; nothing for those
 * who may not read the trail.
 */
export function TrailLink({
  roles,
  ...of
}: { readonly roles: readonly HeldRole[] } & (
  | {
      /** The subject type that commands write. */
      readonly type: string;
      readonly id: string;
    }
  | {
      /** What actions begin with: "signing_key". */
      readonly actions: string;
    }
)) {
  if (!allowsSomewhere(roles, 'audit.read')) return null;
  const href =
    'actions' in of
      ? auditHref(new URLSearchParams({ action: actionsBeginning(of.actions).join(',') }))
      : recordTrailHref(of.type, of.id);
  return <TrailAnchor href={href} />;
}
