/** What a log may tell of an error. */
export interface ErrorFacts {
  readonly type: string;
  readonly message: string;
  /** Node's, Prisma's or the database's. */
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: ErrorFacts;
}

/** Causes of causes that are told. */
const DEPTH = 3;
/** Characters of a message: some quote what they could not read. */
const MOST_MESSAGE = 2_000;

/**
 * An error as a log tells it. Only what is named here goes in, since errors of libraries carry requests, statements and
 * connections with them; user and password of an address are left out, and so is the data that Prisma quotes of a call
 * it cannot make sense of.
 */
export function errorFacts(thrown: unknown, depth = 0): ErrorFacts {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: plain(String(thrown)) };
  const { name, code, cause } = thrown as Error & { readonly code?: unknown };
  const quotesData = name === 'PrismaClientValidationError';
  const message = plain(quotesData ? lastParagraph(thrown.message) : thrown.message);
  return {
    type: name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(thrown.stack && { stack: `${name}: ${message}\n${frames(thrown.stack)}` }),
    ...(cause !== undefined && depth < DEPTH && { cause: errorFacts(cause, depth + 1) }),
  };
}

function plain(text: string): string {
  return text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, '$1…@').slice(0, MOST_MESSAGE);
}

function lastParagraph(message: string): string {
  return (
    message
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? ''
  );
}

/** Where it was thrown, without the message, which comes first in a stack. */
function frames(stack: string): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}
