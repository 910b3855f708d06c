import { asOf } from '@/lib/sensitivity/as-of';
import { cellView } from '@/lib/sensitivity/server/cell-queries';
import { answerPage } from '../../answer-page';

/** Why an offering is, or is not, cleared for a label. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const text = (name: string) => searchParams.get(name) ?? '';
  return answerPage(request, 'clearance.read', (caller) =>
    cellView(
      {
        environment: text('environment'),
        offering: text('offering'),
        label: text('label'),
        at: asOf(searchParams.get('at'), new Date()),
      },
      caller,
    ),
  );
}
