import type { Metadata } from 'next';
import { ProfileForm } from '@/components/catalogue/vendor/ProfileForm';
import { vendorHref } from '@/components/ui/links/catalogue';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { getVendor } from '@/lib/catalog/server/vendor-detail';
import { vendorProfile } from '@/lib/catalog/server/vendor-profile-commands';
import { found } from '../../../found';
import { requireArchitect } from '../../../require-architect';
import { updateProfileAction } from '../../actions';

export const metadata: Metadata = { title: 'Vendor’s profile' };

export default async function ProfilePage({ params }: { params: Promise<{ key: string }> }) {
  await requireArchitect('vendor.update_profile');
  const key = decodeURIComponent((await params).key);
  const { vendor } = await found(getVendor(key));
  return (
    <Page>
      <PageHeader title={`Profile of ${vendor.name}`} />
      <ProfileForm existing={await vendorProfile(key)} back={vendorHref(key)} save={updateProfileAction} />
    </Page>
  );
}
