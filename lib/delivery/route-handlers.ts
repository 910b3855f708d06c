import { respondToFetch } from './fetch-host';
import { processSource } from './process-source';

async function handle(request: Request): Promise<Response> {
  const { source, log, audience, metrics } = await processSource();
  return respondToFetch(request, source, audience, metrics, log);
}

// Every method, so that `respond` refuses the wrong ones with a problem and `Allow`.
export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
