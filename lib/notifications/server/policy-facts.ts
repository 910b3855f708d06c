import { isRole } from '@/lib/auth/roles';
import { db } from '@/lib/db/client';
import { activeClearanceEnds } from '@/lib/routing/server/clearance-ends-queries';
import type { Fact } from '../fact';
import { daysUntil, dueReminder } from '../reminder';
import type { Audience } from './audience';

const WATCHERS = ['architect', 'publisher', 'risk_owner', 'security'] as const;

/** Reviews that wait, versions that took effect, and targets of active policies that are about to close. */
export async function policyFacts(since: Date, now: Date, audience: Audience): Promise<Fact[]> {
  return [
    ...(await reviewFacts(audience)),
    ...(await versionFacts(since, audience)),
    ...(await endingFacts(now, audience)),
  ];
}

async function reviewFacts({ holding, personOf }: Audience): Promise<Fact[]> {
  const open = await db().review.findMany({
    where: { state: 'open', environment: { archivedAt: null } },
    select: {
      id: true,
      requestedAt: true,
      requestedById: true,
      environment: true,
      draft: { select: { authors: true } },
    },
  });
  return open.map(({ id, requestedAt: at, requestedById, environment, draft }): Fact => {
    const writers = [personOf(requestedById), ...(draft?.authors.map(({ personId }) => personId) ?? [])];
    return {
      kind: 'approval_wanted',
      key: `review:${id}`,
      at,
      title: `A policy for ${environment.name} waits for approval`,
      body: '',
      href: `/routing/reviews/${id}`,
      to: holding(
        environment.approvalRoles.filter(isRole),
        environment.id,
        writers.filter((writer) => writer !== null),
      ),
    };
  });
}

async function versionFacts(since: Date, { holding, personOf }: Audience): Promise<Fact[]> {
  const versions = await db().policyVersion.findMany({
    where: { publishedAt: { gte: since } },
    select: {
      version: true,
      kind: true,
      reason: true,
      publishedAt: true,
      publishedById: true,
      environment: true,
    },
    orderBy: { publishedAt: 'asc' },
  });
  return versions.map(({ version, kind, reason, publishedAt: at, publishedById, environment }): Fact => {
    const by = personOf(publishedById);
    const told = KINDS[kind] ?? { kind: 'policy_published', words: 'Policy published' };
    return {
      kind: told.kind,
      key: `version:${environment.id}:${version}`,
      at,
      title: `${told.words} in ${environment.name}: version ${version}`,
      body: reason,
      href: `/routing/versions/${version}?environment=${environment.key}`,
      to: holding(WATCHERS, environment.id, by === null ? [] : [by]),
    };
  });
}

const KINDS: Readonly<Record<string, Pick<Fact, 'kind'> & { readonly words: string }>> = {
  publish: { kind: 'policy_published', words: 'Policy published' },
  rollback: { kind: 'policy_published', words: 'Policy rolled back' },
  narrow: { kind: 'policy_narrowed', words: 'Policy narrowed' },
  stop: { kind: 'kill_switch', words: 'Stopped' },
  lift: { kind: 'kill_switch', words: 'Stop lifted' },
};

const ENDING_DAYS = [30, 7] as const;

/** One fact for each instant at which targets of an active policy lose a clearance. */
async function endingFacts(now: Date, { holding }: Audience): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const { environment, ends } of await activeClearanceEnds()) {
    for (const [until, offerings] of ends) {
      const at = Date.parse(until);
      const before = dueReminder(at, now.getTime(), ENDING_DAYS);
      if (before === null) continue;
      const count = offerings.size === 1 ? 'One offering loses' : `${offerings.size} offerings lose`;
      facts.push({
        kind: 'clearance_ending',
        key: `clearance:${environment.id}:${until}:${before}`,
        at: now,
        title: `${count} a clearance in ${environment.name} in ${daysUntil(at, now.getTime())} days`,
        body: [...offerings].slice(0, 20).join('\n'),
        href: `/sensitivity/matrix?environment=${environment.key}`,
        to: holding([...WATCHERS, 'procurement', 'legal'], environment.id),
      });
    }
  }
  return facts;
}
