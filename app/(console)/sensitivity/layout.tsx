import type { ReactNode } from 'react';
import { SensitivityTabs } from '@/components/sensitivity/SensitivityTabs';
import styles from '@/components/sensitivity/sensitivity.module.css';

export default function SensitivityLayout({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.area}>
      <SensitivityTabs />
      {children}
    </div>
  );
}
