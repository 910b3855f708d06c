import { log as logOf } from '@/lib/observe/log';
import { startRunner } from '@/lib/observe/runners';
import { checkDueWebTerms } from './check-web-terms';
import { readWaitingDocuments } from './read-waiting-documents';

/** Ms. */
const EVERY = { everyMs: 5_000, jitterMs: 1_000, firstMs: 5_000, afterFailureMs: 30_000 };

/** Reads documents that wait and looks at terms that are due in this process. It keeps no process alive. */
export function startDocuments(): () => Promise<void> {
  const log = logOf('documents');
  const round = async () => {
    await readWaitingDocuments(log);
    await checkDueWebTerms(() => new Date(), log);
  };
  return startRunner({ name: 'documents', round, waits: 'documents and terms wait', ...EVERY });
}
