import { z } from 'zod';
import { STANDINGS } from '@/lib/routers/standing';
import { answerBody } from './component';
import { instant } from './read-schemas';

const text = z.string();
const version = text.nullable().describe('<epoch>.<version>');
const count = z.int().min(0);

const router = answerBody(
  'Router',
  z.strictObject({
    instance: text.describe('As it names itself'),
    token: z.strictObject({ id: text, name: text }),
    library: text.nullable(),
    libraryVersion: text.nullable(),
    version: version.describe('<epoch>.<version> that it decides by; null = none yet'),
    digest: text.nullable(),
    appliedAt: instant.nullable(),
    rejected: z
      .strictObject({ digest: text, reason: text, at: instant })
      .nullable()
      .describe('The policy that it refuses'),
    firstSeenAt: instant,
    lastSeenAt: instant,
    standing: z.enum(STANDINGS),
  }),
);

const counts = {
  version,
  publishedAt: instant.nullable(),
  total: count.describe('Heard of within a day'),
  current: count,
  behind: count,
  rejecting: count,
  silent: count.describe('Not heard of for a minute'),
  empty: count.describe('That have no policy'),
  share: z.number().min(0).max(1).describe('current of all that are not silent; 1 where there is none'),
};

export const waitedFor = answerBody(
  'WaitedFor',
  z.strictObject({
    ...counts,
    reached: z.boolean().describe('Also where no router was heard of'),
    heard: count.describe('Routers that the share is of'),
    seconds: z.number().min(0),
    missing: z.array(router).describe('At most 100 of those that are heard of and do not run it'),
  }),
);

export const routerPage = answerBody(
  'RouterPage',
  z.strictObject({
    data: z.array(router),
    total: count,
    next: text.nullable().describe('Give it back as cursor; null on the last page'),
    convergence: z.strictObject(counts),
  }),
);
