import { SYSTEM_CALLER } from '../../lib/auth/system-actor';
import { until } from '../../lib/delivery/testing/until';
import { raiseEpoch } from '../../lib/signing/server/commands';
import { refuseRegressed } from '../../lib/signing/server/regressions';
import type { Fault } from './fault';
import { rotate } from './keys';
import type { Rig } from './rig';

const ENVIRONMENTS = ['production', 'strict'] as const;

/** Raises every epoch, as the console does. */
const raiseEpochs = (rig: Rig) =>
  rig.admin.command(async (client) => {
    for (const key of ENVIRONMENTS) {
      const { epoch } = await client.environment.findUniqueOrThrow({ where: { key } });
      await raiseEpoch(SYSTEM_CALLER, { environment: key, epoch, reason: 'A backup was restored.' });
    }
  });

/** Whether a publish would be refused in every environment because hosts hold more. */
const publishingIsStopped = (rig: Rig) =>
  rig.admin.command(async (client) => {
    for (const key of ENVIRONMENTS) {
      const { id } = await client.environment.findUniqueOrThrow({ where: { key } });
      const refused = await client
        .$transaction((tx) => refuseRegressed(tx, id, new Date()))
        .then(
          () => false,
          () => true,
        );
      if (!refused) return false;
    }
    return true;
  });

async function restoreOlder(rig: Rig, meanwhile: () => Promise<unknown>): Promise<void> {
  await rig.postgres.saveBackup();
  for (let times = 0; times < 2; times += 1) await rig.publish();
  await meanwhile();
  await rig.publish();
  await rig.converged();
  await rig.postgres.restoreBackup();
}

/** What becomes of the database as a whole. */
export const BACKUPS: readonly Fault[] = [
  {
    name: 'an older backup is restored',
    quick: true,
    run: async (rig) => {
      await restoreOlder(rig, async () => {});
      await until(() => publishingIsStopped(rig), 20_000);
      // What a console publishes that does not ask, or has not heard: nobody takes it.
      rig.register.quiet = true;
      await rig.publish();
      rig.register.quiet = false;
      await rig.hosts[0].kill();
      await rig.hosts[0].start();
      await until(() => rig.hosts.every((host) => host.told('alarm').length > 0));
      await rig.converged();
      await raiseEpochs(rig);
      await rig.publish();
    },
  },
  {
    name: 'a backup from before keys were replaced is restored',
    quick: false,
    run: async (rig) => {
      await restoreOlder(rig, async () => {
        await rotate(rig, 'freshness');
        await rotate(rig, 'release');
      });
      await until(() => publishingIsStopped(rig), 20_000);
      await raiseEpochs(rig);
      await rig.publish();
    },
  },
];
