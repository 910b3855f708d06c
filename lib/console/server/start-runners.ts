import { startAudit } from '@/lib/audit/server/audit-runner';
import { startImportSchedules } from '@/lib/catalog/server/schedule-runner';
import { startDocuments } from '@/lib/contracts/server/document-runner';
import { startNotifier } from '@/lib/notifications/server/notifier';
import { startPruner } from '@/lib/routers/server/pruner';
import { startNarrowing } from '@/lib/routing/server/narrowing-runner';
import { startScheduler } from '@/lib/routing/server/scheduler';
import { startKeeper } from '@/lib/signing/server/keeper';

/** Starts everything that a console does by itself. Any number of consoles may: each round takes its work under a lock. */
export function startRunners(): void {
  startScheduler();
  startNarrowing();
  startKeeper();
  startPruner();
  startImportSchedules();
  startNotifier();
  startDocuments();
  startAudit();
}
