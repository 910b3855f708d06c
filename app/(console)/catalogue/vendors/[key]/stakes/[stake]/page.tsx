import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StakeForm } from '@/components/catalogue/vendor/StakeForm';
import { vendorHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { stakesOfVendor } from '@/lib/catalog/server/stake-queries';
import { getVendor, listVendors } from '@/lib/catalog/server/vendor-detail';
import { utcDate } from '@/lib/core/time';
import { found } from '../../../../found';
import { requireArchitect } from '../../../../require-architect';
import {
  createStakeAction,
  previewCreateStake,
  previewUpdateStake,
  updateStakeAction,
} from '../../../actions';

export const metadata: Metadata = { title: 'Stake' };

interface Props {
  readonly params: Promise<{ readonly key: string; readonly stake: string }>;
}

/** Records a stake of a vendor ("new"), or edits one. */
export default async function StakePage({ params }: Props) {
  const { key: encoded, stake: id } = await params;
  const key = decodeURIComponent(encoded);
  await requireArchitect(id === 'new' ? 'stake.create' : 'stake.update');
  const { vendor } = await found(getVendor(key));
  const stakes = await stakesOfVendor(key);
  const existing = stakes.find((one) => one.id === id && one.archivedAt === null) ?? null;
  if (!existing && id !== 'new') notFound();
  return (
    <Page>
      <PageHeader
        title={existing ? `${existing.holderName} and ${existing.subjectName}` : `A stake of ${vendor.name}`}
        description="Who holds what in whom, where it is stated and of which day that is. Affiliations everywhere follow from it."
      />
      <StakeForm
        key={existing?.id ?? 'new'}
        existing={existing}
        begin={{ holder: key }}
        vendors={(await listVendors()).map(({ key: one, name }) => ({ key: one, name }))}
        today={utcDate(new Date())}
        back={vendorHref(key)}
        save={existing ? updateStakeAction : createStakeAction}
        preview={existing ? previewUpdateStake : previewCreateStake}
      />
    </Page>
  );
}
