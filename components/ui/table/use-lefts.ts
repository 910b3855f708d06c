import { useMemo } from 'react';

/**
 * Where the columns that stay in view stand, in pixels from the start, by place: empty where only the first does. One column
 * at least goes on scrolling.
 */
export function useLefts(widths: readonly number[], frozen: number): readonly number[] {
  const count = Math.min(frozen, widths.length - 1);
  const first = widths.slice(0, Math.max(0, count)).join();
  // By their text, so that rows are not drawn again when nothing moved.
  return useMemo(() => {
    if (count < 2) return [];
    let end = 0;
    return first.split(',').map((width) => {
      const left = end;
      end += Number(width);
      return left;
    });
  }, [first, count]);
}
