import type { Caller } from '@/lib/auth/server/command';
import { openEmergencies } from '@/lib/routing/server/emergency-queries';
import { openStandings } from '@/lib/routing/server/review-queries';
import { firstSteps } from '../first-steps';
import type { Overview } from '../overview';
import { readBeginnings } from './beginnings';
import { endings } from './endings';
import { environmentStandings } from './environments';
import { knownContracts } from './known-contracts';
import { overviewRevision } from './revision';
import { type OpenWork, waitingFor } from './waiting';

/**
 * What the overview shows the caller, and nothing that they may not read. News of the catalogue are asked for apart.
 * @param open reads what is open in routing: a page that shows it besides reads it once
 */
export async function readOverview(
  caller: Caller,
  now: Date,
  open: OpenWork = { openStandings, openEmergencies },
): Promise<Overview> {
  // Before the rest: what changes meanwhile is then another revision.
  const revision = await overviewRevision(now);
  const contracts = knownContracts(caller);
  const ending = endings(caller, now, contracts);
  const [waiting, environments, ends, beginnings] = await Promise.all([
    waitingFor(caller, { ...open, contracts, ending }, now),
    environmentStandings(now),
    ending,
    readBeginnings(),
  ]);
  const steps = firstSteps(beginnings, caller.roles);
  return { revision, waiting, environments, endings: ends, steps };
}
