import { RATE_LIMITS } from '@/lib/http/rate-limits';
import { asOf } from '@/lib/sensitivity/as-of';
import { matrixView } from '@/lib/sensitivity/server/matrix-queries';
import { answerPage } from '../../answer-page';

/** The whole matrix of an environment, for the console's screen. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const environment = searchParams.get('environment') ?? '';
  return answerPage(
    request,
    'clearance.read',
    () => matrixView(environment, asOf(searchParams.get('at'), new Date())),
    RATE_LIMITS.matrix,
  );
}
