import { AppError } from '@/lib/core/errors';

/** Prisma's codes for a database that does not answer: P1xxx before a query, P2024 for want of a connection. */
const CLIENT_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1011', 'P1017', 'P2024', 'P2037']);
/** SQLSTATEs of a server that ends or starts, has no room or no memory left, or cannot use its disk. */
const SERVER_CODE = /^(?:(?:08|53|58)\w{3}|57P0[1-4])$/;
/** What `pg` throws, without any code, when a connection breaks under a query or is not made in time. */
const BROKEN =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|^timeout expired$/;

/**
 * What to tell of an error that means that the database could not be reached, which is no defect of ours and passes; null
 * for any other error. Whether the change was made is not known: the answer to a commit may be what was lost.
 */
export function outageOf(error: unknown): AppError | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (isOutage(at)) {
      return new AppError(
        'unavailable',
        'The database did not answer. Wait a moment, and look whether this was done before you repeat it.',
        { retryAfter: 5 },
      );
    }
  }
  return null;
}

function isOutage(error: Error & { readonly code?: unknown; readonly meta?: unknown }): boolean {
  if (typeof error.code === 'string' && CLIENT_CODES.has(error.code)) return true;
  return SERVER_CODE.test(serverCode(error)) || BROKEN.test(error.message);
}

/** The SQLSTATE that Prisma's driver adapter kept, or ''. */
function serverCode({ meta }: { readonly meta?: unknown }): string {
  const { driverAdapterError } = (meta ?? {}) as {
    driverAdapterError?: { cause?: { originalCode?: unknown } };
  };
  const code = driverAdapterError?.cause?.originalCode;
  return typeof code === 'string' ? code : '';
}
