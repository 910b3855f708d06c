import type { ReactNode } from 'react';
import { SensitivityTabs } from '@/components/sensitivity/SensitivityTabs';
import styles from '@/components/sensitivity/sensitivity.module.css';
import { requireCaller } from '@/lib/auth/server/session';

export default async function SensitivityLayout({ children }: { readonly children: ReactNode }) {
  await requireCaller();
  return (
    <div className={styles.area}>
      <SensitivityTabs />
      {children}
    </div>
  );
}
