import { until } from '../../lib/delivery/testing/until';
import type { Fault } from './fault';

let generation = 0;

/** What becomes of tokens. */
export const TOKENS: readonly Fault[] = [
  {
    name: 'every token is revoked, and routers go on with what they hold until they get new ones',
    quick: true,
    run: async (rig) => {
      const held = new Map(rig.members().map((member) => [member, member.router?.status().version]));
      await rig.admin.revoke(rig.members().map(({ token }) => token.split('_')[1] ?? ''));
      const isRefused = (data: object) => (data as { status?: number | null }).status === 401;
      await until(() => rig.members().every(({ told }) => told.some(({ data }) => isRefused(data))), 30_000);
      await rig.publish();
      for (const { told } of rig.members()) told.length = 0;
      await until(() => rig.members().every(({ told }) => told.some(({ data }) => isRefused(data))), 60_000);
      for (const [{ router, name }, version] of held) {
        if (router?.status().version !== version)
          throw new Error(`${name} got a version with a revoked token`);
      }
      generation += 1;
      for (const member of rig.members()) {
        member.token = await rig.admin.token(`${member.name}x${generation}`, member.environment);
        await rig.fleet.stop(member);
      }
      await Promise.all(rig.members().map(rig.fleet.start));
    },
  },
];
