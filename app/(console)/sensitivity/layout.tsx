import type { ReactNode } from 'react';
import { SensitivityTabs } from '@/components/sensitivity/SensitivityTabs';

export default function SensitivityLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <SensitivityTabs />
      {children}
    </>
  );
}
