import { shownFacts } from '@/lib/routing/server/shown-evidence';
import { offeringFactsOf } from '@/lib/routing/server/workbench-queries';
import { answerPage } from '../answer-page';

/** More than the workbench asks for at once. */
const MOST_KEYS = 200;

/** What a compile for `environment` reads of the offerings `key`, for the workbench, which compiles in the browser. */
export function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const keys = query.getAll('key').slice(0, MOST_KEYS);
  return answerPage(request, 'routing.read', async (caller) =>
    shownFacts(caller, await offeringFactsOf(query.get('environment') ?? '', keys, new Date())),
  );
}
