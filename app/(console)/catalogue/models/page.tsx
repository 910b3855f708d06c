import type { Metadata } from 'next';
import styles from '@/components/catalogue/catalogue.module.css';
import { ModelsTable } from '@/components/catalogue/ModelsTable';
import { requireCaller } from '@/lib/auth/server/session';
import { listModels } from '@/lib/catalog/server/model-detail';
import { CatalogueHead } from '../CatalogueHead';

export const metadata: Metadata = { title: 'Models' };

export default async function ModelsPage() {
  await requireCaller();
  const models = await listModels();
  return (
    <div className={styles.list}>
      <CatalogueHead title="Models" />
      {/* Descriptions are long, and the list does not show them. */}
      <ModelsTable models={models.map((model) => ({ ...model, description: null }))} />
    </div>
  );
}
