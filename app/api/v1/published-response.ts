import { log } from '@/lib/observe/log';
import { waitForRouters } from '@/lib/routers/server/wait-for-routers';
import type { Wait } from '@/lib/routers/wait';

/** A proxy ends an answer of which nothing comes for a minute, most of them. */
const BREATH_MS = 10_000;

/**
 * 201 for a version that was published. With `wait` its status goes out at once, since the publish stands whatever the
 * routers do; blanks, which JSON allows before a value, keep the connection alive until there is something to tell.
 * `convergence` is null if that could not be found out.
 */
export function publishedResponse(
  published: { readonly environment: string; readonly version: number },
  wait: Wait | undefined,
): Response {
  if (!wait) return Response.json(published, { status: 201 });
  const left = new AbortController();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const breathe = () => controller.enqueue(encoder.encode(' '));
      breathe();
      const breathing = setInterval(breathe, BREATH_MS);
      left.signal.addEventListener('abort', () => clearInterval(breathing));
      const convergence = await waitForRouters(published, wait, left.signal).catch((err: unknown) => {
        const { environment, version } = published;
        const facts = { event: 'wait', environment, version, err };
        log('wait').error(facts, 'nobody could look at what the routers run');
        return null;
      });
      clearInterval(breathing);
      if (left.signal.aborted) return;
      controller.enqueue(encoder.encode(JSON.stringify({ ...published, convergence })));
      controller.close();
    },
    cancel: () => left.abort(),
  });
  // A coding would hold the blanks back.
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store, no-transform' };
  return new Response(body, { status: 201, headers });
}
