/** Next calls this once in each process that it starts. */
export async function register(): Promise<void> {
  // biome-ignore lint/style/noProcessEnv: Next writes the runtime here as it builds
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startImportSchedules } = await import('@/lib/catalog/server/schedule-runner');
  const { startDocuments } = await import('@/lib/contracts/server/document-runner');
  const { deliveryLog } = await import('@/lib/delivery/log');
  const { env } = await import('@/lib/env');
  const { startNotifier } = await import('@/lib/notifications/server/notifier');
  const { startPruner } = await import('@/lib/routers/server/pruner');
  const { startNarrowing } = await import('@/lib/routing/server/narrowing-runner');
  const { startScheduler } = await import('@/lib/routing/server/scheduler');
  const { startKeeper } = await import('@/lib/signing/server/keeper');
  const log = deliveryLog(env().LOG_LEVEL);
  startScheduler(log);
  startNarrowing(log);
  startKeeper(log);
  startPruner(log);
  startImportSchedules(log);
  startNotifier(log);
  startDocuments(log);
}
