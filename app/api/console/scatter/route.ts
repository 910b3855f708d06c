import { readAxes } from '@/lib/catalog/scatter';
import { scatterView } from '@/lib/catalog/server/scatter-queries';
import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { answerPage } from '../answer-page';

/** The scatter of the offerings that the parameters let through, for the console. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  return answerPage(
    request,
    'catalog.read',
    () => scatterView(searchParams, readAxes(searchParams)),
    RATE_LIMITS.scatter,
  );
}
