import { documentPages } from '@/lib/contracts/server/document-queries';
import { answerPage } from '../../../answer-page';
import { documentId } from '../document-id';

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

/** The text of a document by page, as passages cite it. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answerPage(request, 'contract.read', async (caller) => ({
    pages: await documentPages(caller, documentId((await params).id)),
  }));
}
