import { DecisionDifferences } from '@/components/routing/DecisionDifferences';
import { draftDecisions } from '@/lib/routing/server/decision-diff-queries';

/** What the draft decides otherwise. Reckoned while the rest of the page is read. */
export async function DraftDecisions({
  environment,
  activeVersion,
  now,
}: {
  readonly environment: string;
  readonly activeVersion: number;
  readonly now: Date;
}) {
  const diff = await draftDecisions(environment, now);
  if (!diff) return <p>Routers would refuse this draft: it decides nothing until its errors are mended.</p>;
  return <DecisionDifferences diff={diff} environment={environment} activeVersion={activeVersion} />;
}
