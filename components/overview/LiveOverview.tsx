'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useLooks } from '@/components/ui/use-looks';
import styles from './overview.module.css';

/** Reads the page anew when what it shows has changed, in whichever process, while somebody looks at it. */
export function LiveOverview({ revision }: { readonly revision: string }) {
  const router = useRouter();
  const [trouble, setTrouble] = useState<string | null>(null);
  useLooks<{ readonly revision: string }>('/api/console/overview', {
    since: revision,
    told: (found) => {
      setTrouble(null);
      if (found.revision !== revision) router.refresh();
    },
    failed: setTrouble,
  });
  return (
    <p role="status" className={styles.trouble} data-quiet={trouble === null || undefined}>
      {trouble && `${trouble} What is shown is from before.`}
    </p>
  );
}
