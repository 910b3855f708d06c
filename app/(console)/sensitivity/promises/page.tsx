import type { Metadata } from 'next';
import { PromisesTable } from '@/components/sensitivity/promises/PromisesTable';
import styles from '@/components/sensitivity/sensitivity.module.css';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { listPromises } from '@/lib/sensitivity/server/promise-queries';
import {
  approveAttributesAction,
  endAttributeAction,
  previewEndAttributeAction,
  proposeAttributesAction,
  withdrawAttributeAction,
} from '../promise-actions';

export const metadata: Metadata = { title: 'Promises' };

export default async function PromisesPage() {
  const caller = await requireCaller();
  const { roles } = caller;
  return (
    <div className={styles.fill}>
      <h1 className="visually-hidden">Promises</h1>
      <PromisesTable
        rows={await listPromises(caller)}
        acts={{
          ...(allows(roles, 'attribute.propose') && { propose: proposeAttributesAction }),
          ...(allows(roles, 'attribute.approve') && { approve: approveAttributesAction }),
          ...(allows(roles, 'attribute.withdraw') && { withdraw: withdrawAttributeAction }),
          ...(allows(roles, 'attribute.end') && { end: endAttributeAction }),
          previewEnd: previewEndAttributeAction,
        }}
      />
    </div>
  );
}
