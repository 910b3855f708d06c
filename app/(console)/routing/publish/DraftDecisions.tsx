import { DecisionDifferences } from '@/components/routing/DecisionDifferences';
import { draftDecisions } from '@/lib/routing/server/decision-diff-queries';

/** What the draft decides differently. Reckoned while the rest of the page is read. */
export async function DraftDecisions({
  environment,
  draft,
  activeVersion,
  now,
}: {
  readonly environment: string;
  /** Its name. */
  readonly draft: string;
  readonly activeVersion: number;
  readonly now: Date;
}) {
  const diff = await draftDecisions(environment, now, draft);
  if (!diff) return <p>Routers would refuse this draft: it decides nothing until its errors are mended.</p>;
  return (
    <DecisionDifferences diff={diff} environment={environment} draft={draft} activeVersion={activeVersion} />
  );
}
