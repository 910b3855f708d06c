import { passOver, reportDefect } from './defects';
import { log } from './log';
import { requestInHand } from './request';

/** Ms until an error that Next wrote out, and told nobody else of, is logged without its route. */
const ALONE_MS = 250;

/**
 * Takes what Next and libraries write to the console of this process into the log. An error on its way to an error page
 * comes by here first, before Next tells the page its digest: it becomes the request's id, which the page shows.
 */
export function takeConsole(): void {
  const lines = log('next');
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      if (error) {
        // What failed in the server's half of a page comes up again in its other half, under the digest that it got.
        if (isNamed(error)) return passOver(error);
        nameAfterRequest(error);
        const request = requestInHand();
        setTimeout(() => reportDefect(error, { ...request }), ALONE_MS).unref();
        return;
      }
      const text = parts.map(String).join(' ').trim();
      if (text !== '') lines[level]({ event: 'next' }, text);
    };
  console.log = at('info');
  console.info = at('info');
  console.warn = at('warn');
  console.error = at('error');
}

type Digested = Error & { digest?: unknown };

function isNamed({ digest }: Digested): boolean {
  return digest !== undefined && digest === requestInHand()?.requestId;
}

/** Next gives an error a digest before it writes it out, and hands the page what stands there afterwards. */
function nameAfterRequest(error: Digested): void {
  const request = requestInHand();
  if (request && /^\d+$/.test(String(error.digest ?? ''))) error.digest = request.requestId;
}
