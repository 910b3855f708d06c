import { routersView } from '@/lib/routers/server/live-queries';
import { answerPage } from '../answer-page';

/** How the routers of `environment` stand now, for pages that follow it. */
export function GET(request: Request): Promise<Response> {
  const environment = new URL(request.url).searchParams.get('environment') ?? '';
  return answerPage(request, 'routers.read', () => routersView(environment, new Date()));
}
