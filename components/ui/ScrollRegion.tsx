import type { ReactNode, Ref } from 'react';

/** A named region that scrolls by itself, and that the keyboard reaches. Its size is the class'. */
export function ScrollRegion({
  label,
  className,
  ref,
  children,
}: {
  readonly label: string;
  readonly className: string | undefined;
  readonly ref?: Ref<HTMLElement>;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (axe: scrollable-region-focusable)
    <section ref={ref} className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
