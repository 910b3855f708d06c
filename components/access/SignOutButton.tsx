'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { ActionResult } from '@/lib/http/action-result';

/**
 * Ends the session, then goes where the provider that began it ends its own. By script: a form that ends elsewhere is refused
 * by the page's policy.
 */
export function SignOutButton({
  signOut,
  ...button
}: ButtonProps & { readonly signOut: () => Promise<ActionResult<string>> }) {
  const hydrated = useHydrated();
  const [pending, setPending] = useState(false);
  return (
    <Button
      variant="default"
      {...button}
      disabled={!hydrated}
      loading={pending}
      onClick={async () => {
        setPending(true);
        const result = await attempt(signOut);
        window.location.assign(result.ok ? result.data : '/sign-in');
      }}
    >
      Sign out
    </Button>
  );
}
