/** The query module of the overview, in process and warm, as one person after another opens it. */

import { ROLES } from '../../lib/auth/roles';
import type { Caller } from '../../lib/auth/server/command';
import { bringDatabase, connect, db } from '../../lib/db/client';
import { catalogueNews } from '../../lib/overview/server/catalogue-news';
import { readOverview } from '../../lib/overview/server/overview';
import { overviewRevision } from '../../lib/overview/server/revision';
import { type CatalogueWorld, OFFERINGS } from '../catalogue/world';
import type { Options } from '../delivery/options';
import { type Figure, figure, quantile } from '../delivery/report';
import { CONTRACTS } from './world';

/** Ms by the clock of `count` calls, after a few that are not counted; each after `before`, which is not counted either. */
async function times(
  count: number,
  call: () => Promise<unknown>,
  before?: () => Promise<unknown>,
): Promise<number[]> {
  const found: number[] = [];
  for (let nth = -3; nth < count; nth++) {
    await before?.();
    const begun = performance.now();
    await call();
    if (nth >= 0) found.push(performance.now() - begun);
  }
  return found;
}

export async function read({ urls }: CatalogueWorld, { quick }: Options): Promise<Figure[]> {
  bringDatabase(connect(urls.applicationUrl));
  const person = await db().person.findFirstOrThrow({ orderBy: { createdAt: 'asc' } });
  const caller: Caller = {
    actorId: person.actorId,
    personId: person.id,
    name: person.name,
    roles: ROLES.map((role) => ({ role, environmentId: null })),
  };
  const first = performance.now();
  const { waiting, endings } = await readOverview(caller, new Date());
  const cold = performance.now() - first;
  // So many that one collection of garbage, which comes now and then, is not the figure.
  const calls = quick ? 40 : 100;
  const page = (as: Caller) => Promise.all([readOverview(as, new Date()), catalogueNews(new Date())]);
  const all = await times(calls, () => page(caller));
  // No row changes; the statement alone says that one may have.
  const change = () => db().$executeRaw`UPDATE contracts SET title = title WHERE false`;
  const changed = await times(calls, () => page(caller), change);
  const viewer = { ...caller, roles: [{ role: 'viewer', environmentId: null } as const] };
  const viewers = await times(calls, () => page(viewer));
  const polls = await times(calls, () => overviewRevision(new Date()));
  const seen = `${waiting.length} things wait, ${endings.length} end`;
  return [
    figure(
      `the overview of somebody with every role, ${OFFERINGS} offerings, ${CONTRACTS} contracts, p95`,
      quantile(all, 0.95),
      'ms',
      { most: 150 },
      `p50 ${quantile(all, 0.5).toFixed(1)}; ${seen}`,
    ),
    figure(
      'the same once a contract has changed, p95',
      quantile(changed, 0.95),
      'ms',
      { most: 150 },
      `p50 ${quantile(changed, 0.5).toFixed(1)}`,
    ),
    figure(
      'the same for a viewer, p95',
      quantile(viewers, 0.95),
      'ms',
      { most: 150 },
      `p50 ${quantile(viewers, 0.5).toFixed(1)}`,
    ),
    figure('whether it changed, p95', quantile(polls, 0.95), 'ms', { most: 20 }),
    figure('the first of a process, with the catalogue read', cold, 'ms'),
  ];
}
