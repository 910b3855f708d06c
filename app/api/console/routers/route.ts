import { answerPage } from '../answer-page';
import { routerPage } from './router-page';

/** A window of the routers of `environment`, with facets, for the console's table. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answerPage(request, 'routers.read', (caller) => routerPage(caller, searchParams, new Date()));
}
