import { overviewRevision } from '@/lib/overview/server/revision';
import { answerPage } from '../answer-page';

/** Whether the overview may show something else by now. */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, 'routing.read', async () => ({ revision: await overviewRevision(new Date()) }));
}
