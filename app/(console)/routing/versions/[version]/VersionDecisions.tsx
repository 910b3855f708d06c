import { DecisionsView } from '@/components/routers/DecisionsView';
import { decisionsOfVersion } from '@/lib/routers/server/decision-queries';
import type { VersionDetail } from '@/lib/routing/dto';

/** What routers decided by a version. */
export async function VersionDecisions({
  version,
  now,
}: {
  readonly version: VersionDetail;
  readonly now: Date;
}) {
  const [day, week] = await Promise.all([
    decisionsOfVersion(version.environment, version, 24, now),
    decisionsOfVersion(version.environment, version, 168, now),
  ]);
  return (
    <DecisionsView
      stretches={[
        { label: 'Last 24 hours', decisions: day },
        { label: 'Last 7 days', decisions: week },
      ]}
      by="rules"
      empty="No router has reported a decision by it in the last 7 days. Routers report with a token that has the scope telemetry:write."
    />
  );
}
