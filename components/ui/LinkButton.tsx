'use client';

import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from './Link';

/** A link that looks like a button. Pages rendered on the server need it: they cannot pass `Link` to Mantine's Button. */
export function LinkButton({
  href,
  children,
  ...props
}: ButtonProps & { readonly href: string; readonly children: ReactNode }) {
  return (
    <Button {...props} component={Link} href={href}>
      {children}
    </Button>
  );
}
