'use client';

import { Button } from '@mantine/core';
import { ErrorState } from '@/components/ui/ErrorState';
import { Link } from '@/components/ui/Link';

export default function ConsoleError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      heading
      title="This page could not be shown"
      reference={digest}
      action={
        <>
          <Button onClick={retry}>Try again</Button>
          <Button component={Link} href="/" variant="default">
            Go to the overview
          </Button>
        </>
      }
    >
      Something failed on our side. Nothing that was saved is lost, and routers go on with the policy they
      have.
    </ErrorState>
  );
}
