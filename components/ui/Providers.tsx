'use client';

import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { setNonce } from 'get-nonce';
import { type ReactNode, useState } from 'react';
import { theme } from './theme';

/** What every page stands in: theme, dialogs and notices. */
export function Providers({ nonce, children }: { readonly nonce: string; readonly children: ReactNode }) {
  // That of the document: a page that is read anew comes with another, which this document's policy does not know.
  const [own] = useState(() => {
    // For the styles that hold the page still behind a dialog. On the server one process writes many pages, and none of these.
    if (typeof window !== 'undefined') setNonce(nonce);
    return nonce;
  });
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => own}>
      <ModalsProvider>{children}</ModalsProvider>
      <Notifications position="bottom-right" autoClose={6000} limit={4} />
    </MantineProvider>
  );
}
