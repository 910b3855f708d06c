import { reportDefect } from './defects';
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
        nameAfterRequest(error);
        setTimeout(() => reportDefect(error), ALONE_MS).unref();
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

/** Next gives an error a digest before it writes it out, and hands the page what stands there afterwards. */
function nameAfterRequest(error: Error & { digest?: unknown }): void {
  const request = requestInHand();
  if (request && /^\d+$/.test(String(error.digest ?? ''))) error.digest = request.requestId;
}
