import { isForNext } from '@/lib/console/next-paths';
import { PROBLEM_TYPE, problem } from '@/lib/http/problem';
import type { Audience } from '../audience';
import type { DeliverySource } from '../delivery-source';
import type { Elsewhere } from '../elsewhere';
import { deliveryHost } from '../host';
import type { SourceLog } from '../log';
import { requestIdOf } from '../request-id';
import { type Wire, wireTo } from './wire';

/** A host under test. */
export interface Adapter extends Wire {
  readonly port: number;
  readonly audience: Audience;
  readonly close: () => Promise<void>;
}

type Start = (source: DeliverySource, log: SourceLog) => Promise<Adapter>;

const start =
  (elsewhere?: Elsewhere): Start =>
  async (source, log) => {
    const host = deliveryHost({ source, log, sampleEvery: 1, ...(elsewhere && { elsewhere }) });
    const port = await host.listen(0, '127.0.0.1');
    return { ...wireTo(port), port, audience: host.audience, close: () => host.close(100) };
  };

/** In Next's place: what app/api/v1/[...path] answers. e2e/read-api.spec.ts has Next itself. */
const NOTHING: Elsewhere = {
  takes: isForNext,
  answer: (_, response) => {
    const requestId = requestIdOf(undefined);
    response.writeHead(404, { 'Content-Type': PROBLEM_TYPE, 'X-Request-Id': requestId });
    response.end(JSON.stringify(problem('not-found', 'There is nothing at this address.', requestId)));
  },
};

/** The hosts of the read API: by itself, and before the pages of the console. */
export const HOSTS: Readonly<Record<string, Start>> = {
  'the delivery process': start(),
  'the console': start(NOTHING),
};
