'use client';

import { IconChartDots } from '@tabler/icons-react';
import { useSearchParams } from 'next/navigation';
import { Link } from '@/components/ui/Link';
import { readableQuery } from '@/components/ui/table/table-state';
import toolbar from '@/components/ui/table/toolbar.module.css';

/** The same offerings as a scatter. */
export function ScatterLink() {
  const params = useSearchParams();
  return (
    <Link
      href={`/catalogue/scatter${readableQuery(new URLSearchParams(params))}`}
      prefetch={false}
      className={toolbar.tool}
      aria-label="Show as a scatter"
      title="Show as a scatter"
    >
      <IconChartDots size={16} aria-hidden />
    </Link>
  );
}
