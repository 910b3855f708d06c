import { log as logOf } from '@/lib/observe/log';
import { startRunner } from '@/lib/observe/runners';
import { pruneRouters } from './prune';

const EVERY_MS = 600_000;

/** Prunes what this process' database knows of routers. It keeps no process alive. */
export function startPruner(): () => Promise<void> {
  const log = logOf('pruner');
  const round = async () => {
    const pruned = await pruneRouters(new Date());
    if (pruned && Object.values(pruned).some(Boolean))
      log.info({ event: 'routers_pruned', ...pruned }, 'old news of routers was forgotten');
  };
  return startRunner({
    name: 'pruner',
    round,
    waits: 'old news of routers could not be forgotten',
    everyMs: EVERY_MS,
    jitterMs: 60_000,
    firstMs: EVERY_MS,
    afterFailureMs: 60_000,
  });
}
