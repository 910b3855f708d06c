'use client';

/** The last resort: stands alone, since what failed may be what every page stands in. */
export default function GlobalError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '15vh 24px', textAlign: 'center' }}>
        <h1 style={{ fontSize: '1.1rem' }}>Fairlead could not show this page</h1>
        <p>Nothing that was saved is lost, and routers go on with the policy they have.</p>
        {digest && (
          <p>
            Reference <code>{digest}</code>
          </p>
        )}
        <button type="button" onClick={retry}>
          Try again
        </button>
      </body>
    </html>
  );
}
