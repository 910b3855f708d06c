import { LinkButton } from '@/components/ui/LinkButton';
import { newDraftHref } from '@/components/ui/links/routing';
import { nextEnvironment } from '@/lib/routing/draft';
import { listEnvironments } from '@/lib/routing/server/queries';

/** The way on for a version: a draft of the next environment with its rules; in the last one, a draft to go on from. */
export async function Promote({
  environment,
  version,
}: {
  readonly environment: string;
  readonly version: number;
}) {
  const next = nextEnvironment(await listEnvironments(), environment);
  return (
    <LinkButton href={newDraftHref(next?.key ?? environment, { of: environment, version })} variant="default">
      {next ? `Promote to ${next.name} …` : 'New draft from this'}
    </LinkButton>
  );
}
