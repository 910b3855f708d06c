import { setTimeout as delay } from 'node:timers/promises';
import { type RunningCluster, start, stop } from './embedded-postgres';
import { messageOf } from './failure';

/** Starts an embedded server again, on its port, whenever it ends unasked; `stop` ends it and that. */
export function keepPostgres(
  running: RunningCluster,
  report: (line: string) => void,
): { stop(force?: boolean): Promise<void> } {
  const { cluster, port } = running;
  let stopping = false;
  const watch = (server: RunningCluster) => {
    server.process.once('exit', async (code, signal) => {
      for (let pause = 1; !stopping; pause = Math.min(pause * 2, 30)) {
        report(
          `The embedded Postgres stopped unexpectedly (${signal ?? `exit code ${code}`}); starting it again. Log: ${cluster.logFile}`,
        );
        await delay(pause * 1000);
        if (stopping) return;
        try {
          return watch(await start(cluster, port));
        } catch (error) {
          report(messageOf(error));
        }
      }
    });
  };
  watch(running);
  return {
    stop: async (force = false) => {
      stopping = true;
      await stop(cluster, force ? 'immediate' : 'fast');
    },
  };
}
