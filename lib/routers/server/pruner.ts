import { pruneRouters } from './prune';

/** Where it reports to; pino's loggers are such. */
interface PrunerLog {
  readonly info: (data: object, message: string) => void;
  readonly error: (data: object, message: string) => void;
}

/** Ms between two times; up to as much again of the jitter is added, so that processes do not march in step. */
const EVERY_MS = 600_000;
const JITTER_MS = 60_000;

const cache = globalThis as typeof globalThis & { fairleadPruner?: true };

/** Prunes what this process' database knows of routers, for ever. It keeps no process alive. */
export function startPruner(log: PrunerLog): void {
  if (cache.fairleadPruner) return;
  cache.fairleadPruner = true;
  const prune = async () => {
    await pruneRouters(new Date()).then(
      (pruned) => {
        if (pruned && Object.values(pruned).some(Boolean))
          log.info({ event: 'routers_pruned', ...pruned }, 'old news of routers was forgotten');
      },
      (error: unknown) =>
        log.error({ event: 'routers_pruned', err: error }, 'old news of routers could not be forgotten'),
    );
    next();
  };
  const next = () => void setTimeout(prune, EVERY_MS + Math.random() * JITTER_MS).unref();
  next();
}
