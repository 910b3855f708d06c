import { LeftOn } from '@/components/routers/LeftOn';
import { Rollout } from '@/components/routers/Rollout';
import { Section } from '@/components/ui/Section';
import type { Caller } from '@/lib/auth/server/command';
import { instant } from '@/lib/core/time';
import { goneBefore, routersView } from '@/lib/routers/server/live-queries';
import { listRouters } from '@/lib/routers/server/queries';
import type { Wait } from '@/lib/routers/wait';
import type { VersionDetail } from '@/lib/routing/dto';

/** Which routers run a version: how it reaches them while it is in force, and who is left on it afterwards. */
export async function VersionRouters({
  caller,
  version: { environment, epoch, version: number, active },
  wait,
  now,
}: {
  readonly caller: Caller;
  readonly version: VersionDetail;
  readonly wait: Wait | null;
  readonly now: Date;
}) {
  const version = `${epoch}.${number}`;
  return (
    <Section title="Routers on it">
      {active ? (
        <Rollout
          key={`${environment} ${version}`}
          environment={environment}
          version={version}
          wait={wait}
          initial={await routersView(environment, now)}
        />
      ) : (
        <LeftOn
          routers={await listRouters(caller, environment, { version, seenSince: goneBefore(now) }, now)}
          environment={environment}
          version={version}
          at={instant(now)}
        />
      )}
    </Section>
  );
}
