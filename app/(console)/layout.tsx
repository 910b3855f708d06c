import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Frame } from '@/components/shell/Frame';
import { ENVIRONMENT_COOKIE, NAVIGATION_COOKIE } from '@/components/shell/preferences';
import { requireCaller } from '@/lib/auth/server/session';
import { listEnvironments } from '@/lib/routing/server/queries';

export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const caller = await requireCaller();
  const [environments, jar] = await Promise.all([listEnvironments(), cookies()]);
  return (
    <Frame
      environments={environments}
      rememberedEnvironment={jar.get(ENVIRONMENT_COOKIE)?.value ?? null}
      startCollapsed={jar.get(NAVIGATION_COOKIE)?.value === 'collapsed'}
      person={{
        name: caller.name,
        roles: [...new Set(caller.roles.map(({ role }) => role.replaceAll('_', ' ')))],
      }}
    >
      {children}
    </Frame>
  );
}
