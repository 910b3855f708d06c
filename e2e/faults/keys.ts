import { SYSTEM_CALLER } from '../../lib/auth/system-actor';
import { renewKeySet, rotateRootKey, rotateSigningKey } from '../../lib/signing/server/commands';
import { signingKey } from '../../lib/signing/server/key-records';
import { type Fault, startAnew } from './fault';
import type { Rig } from './rig';

/** Replaces the key that signs in a role, as the console does. */
export function rotate(rig: Rig, role: 'root' | 'release' | 'freshness'): Promise<unknown> {
  return rig.admin.command(async (client) => {
    const kid = (await signingKey(client, role))?.kid ?? '';
    return role === 'root'
      ? rotateRootKey(SYSTEM_CALLER, { kid })
      : rotateSigningKey(SYSTEM_CALLER, { role, kid });
  });
}

const ROLES = ['release', 'freshness', 'root'] as const;

/** What becomes of keys. */
export const KEYS: readonly Fault[] = [
  ...ROLES.map(
    (role): Fault => ({
      name: `the ${role} key is replaced`,
      quick: true,
      run: async (rig) => {
        await rotate(rig, role);
        await rig.publish();
        await rig.converged();
        await startAnew(rig);
        await rig.publish();
      },
    }),
  ),
  {
    name: 'every key is replaced twice while routers are cut off, and once more as they come back',
    quick: false,
    run: async (rig) => {
      rig.network.set({ take: (_, response) => !!response.destroy() });
      for (const role of [...ROLES, ...ROLES]) {
        await rotate(rig, role);
        await rig.publish();
      }
      await startAnew(rig);
      rig.network.set(null);
      for (const role of ROLES) await rotate(rig, role);
      await rig.admin.command(() => renewKeySet(SYSTEM_CALLER, {}));
      await rig.publish();
    },
  },
];
