'use client';

// biome-ignore lint/style/noRestrictedImports: this is what everything else uses instead
import NextLink from 'next/link';
import { type ComponentProps, useState } from 'react';

/**
 * A link that fetches ahead what it leads to once the pointer, a finger or the focus comes to it. Next's own does so
 * for every link in view: dozens of requests for each page of this console, most of them for nothing.
 */
export function Link({
  prefetch = null,
  onMouseEnter,
  onTouchStart,
  onFocus,
  ...props
}: ComponentProps<typeof NextLink>) {
  const [near, setNear] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={near ? prefetch : false}
      onMouseEnter={(event) => {
        setNear(true);
        onMouseEnter?.(event);
      }}
      onTouchStart={(event) => {
        setNear(true);
        onTouchStart?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
