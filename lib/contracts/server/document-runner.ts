import { checkDueWebTerms } from './check-web-terms';
import { type DocumentsLog, readWaitingDocuments } from './read-waiting-documents';

/** Ms between two looks; up to as much again of the jitter is added, so that processes do not march in step. */
const EVERY_MS = 5_000;
const JITTER_MS = 1_000;
/** Ms: while the database does not answer, it is asked less often. */
const AFTER_OUTAGE_MS = 30_000;

const cache = globalThis as typeof globalThis & { fairleadDocuments?: true };

/** Reads documents that wait and looks at terms that are due in this process, for ever. It keeps no process alive. */
export function startDocuments(log: DocumentsLog): void {
  if (cache.fairleadDocuments) return;
  cache.fairleadDocuments = true;
  let out = false;
  const look = async () => {
    try {
      await readWaitingDocuments(log);
      await checkDueWebTerms(() => new Date(), log);
      out = false;
    } catch (error) {
      if (!out) log.error({ event: 'document', err: error }, 'documents and terms wait');
      out = true;
    }
    next(out ? AFTER_OUTAGE_MS : EVERY_MS);
  };
  const next = (delay: number) => void setTimeout(look, delay + Math.random() * JITTER_MS).unref();
  next(EVERY_MS);
}
