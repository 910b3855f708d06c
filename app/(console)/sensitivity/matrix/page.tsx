import type { Metadata } from 'next';
import { MatrixScreen } from '@/components/sensitivity/matrix/MatrixScreen';
import styles from '@/components/sensitivity/sensitivity.module.css';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { type PageSearch, pageEnvironment } from '../../routing/environment';

export const metadata: Metadata = { title: 'Clearance matrix' };

export default async function MatrixPage({ searchParams }: { readonly searchParams: PageSearch }) {
  const caller = await requireCaller();
  const environment = await pageEnvironment(searchParams);
  return (
    <div className={styles.fill}>
      <h1 className="visually-hidden">Clearance matrix, {environment.name}</h1>
      <MatrixScreen environment={environment.key} mayAsk={allows(caller.roles, 'exception.propose')} />
    </div>
  );
}
