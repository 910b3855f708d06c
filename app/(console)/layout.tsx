import { cookies } from 'next/headers';
import { type ReactNode, Suspense } from 'react';
import { Bell } from '@/components/shell/Bell';
import { Frame } from '@/components/shell/Frame';
import { ENVIRONMENT_COOKIE, NAVIGATION_COOKIE } from '@/components/shell/preferences';
import { WaitingEmergencies } from '@/components/shell/WaitingEmergencies';
import { WaitingReviews } from '@/components/shell/WaitingReviews';
import { settingsFor } from '@/components/ui/settings-areas';
import { allows, allowsSomewhere } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { requireSignedIn } from '@/lib/auth/server/session';
import { unreadCount } from '@/lib/notifications/server/notification-queries';
import { waitsFor } from '@/lib/routing/review';
import { listEnvironments } from '@/lib/routing/server/queries';
import { openEmergencies, openStandings } from './open-work';

export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const caller = await requireSignedIn();
  const holdsRole = caller.roles.length > 0;
  const [environments, jar] = await Promise.all([holdsRole ? listEnvironments() : [], cookies()]);
  return (
    <Frame
      environments={environments}
      rememberedEnvironment={jar.get(ENVIRONMENT_COOKIE)?.value ?? null}
      reads={{
        console: holdsRole,
        contracts: allows(caller.roles, 'contract.read'),
        audit: allowsSomewhere(caller.roles, 'audit.read'),
        settings: settingsFor(caller.roles).flatMap(({ areas }) => areas),
      }}
      startCollapsed={jar.get(NAVIGATION_COOKIE)?.value === 'collapsed'}
      waiting={
        holdsRole && (
          <Suspense fallback={null}>
            <Waiting caller={caller} />
          </Suspense>
        )
      }
      bell={
        holdsRole && (
          <Suspense fallback={<Bell unread={0} />}>
            <Unread caller={caller} />
          </Suspense>
        )
      }
      person={{
        name: caller.name,
        roles: [...new Set(caller.roles.map(({ role }) => role.replaceAll('_', ' ')))],
      }}
    >
      {children}
    </Frame>
  );
}

/** Counted while the rest of the page is shown, too. */
async function Unread({ caller }: { readonly caller: Caller }) {
  return <Bell unread={await unreadCount(caller.personId)} />;
}

/** Counted while the rest of the page is shown. */
async function Waiting({ caller }: { readonly caller: Caller }) {
  const [reviews, emergencies] = await Promise.all([openStandings(caller), openEmergencies(caller)]);
  return (
    <>
      <WaitingReviews count={reviews.filter((one) => waitsFor(one) !== null).length} />
      <WaitingEmergencies count={emergencies.filter(({ blocked }) => blocked === null).length} />
    </>
  );
}
