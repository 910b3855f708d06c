import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { BundleText } from '@/components/routing/BundleText';
import styles from '@/components/routing/bundle-text.module.css';
import { VersionDocumentHeader } from '@/components/routing/VersionDocumentHeader';
import { CopyButton } from '@/components/ui/CopyButton';
import { Facts } from '@/components/ui/Facts';
import { versionDocumentHref } from '@/components/ui/links/versions';
import { MonoId } from '@/components/ui/MonoId';
import { Page } from '@/components/ui/Page';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { requireCaller } from '@/lib/auth/server/session';
import { env } from '@/lib/env';
import { versionBundle } from '@/lib/routing/server/version-documents';
import type { PageSearch } from '../../../environment';
import { pageVersion } from '../page-version';

export const metadata: Metadata = { title: 'Bundle' };

export default async function BundlePage({
  params,
  searchParams,
}: {
  params: Promise<{ version: string }>;
  searchParams: PageSearch;
}) {
  await requireCaller();
  const { environment, number } = await pageVersion(params, searchParams);
  const { digest, intact, sizes } = (await versionBundle(environment.key, number)) ?? notFound();
  const ref = { environment: environment.key, version: number };
  const file = versionDocumentHref(ref, 'bundle.json');
  const address = new URL(`/api/v1/policies/sha-256/${digest}`, env().NEXTAUTH_URL).href;
  const command = `curl --compressed -H "Authorization: Bearer $FAIRLEAD_TOKEN" '${address}' | sha256sum`;
  const bytes = (size: number) => `${size.toLocaleString('en')} bytes`;
  return (
    <Page>
      <VersionDocumentHeader
        document="Bundle"
        description="What routers download: canonical JSON, named by its digest, never changed."
        environment={environment}
        version={number}
        file={file}
      />
      <Facts
        across
        facts={[
          {
            label: 'Digest',
            value: intact ? (
              <Sign tone="good" icon={<IconCircleCheck size={14} />}>
                checked, the stored bytes have it
              </Sign>
            ) : (
              <Sign tone="bad" icon={<IconCircleX size={14} />}>
                the stored bytes do not have it
              </Sign>
            ),
          },
          { label: 'As it is', value: bytes(sizes.identity) },
          { label: 'gzip', value: bytes(sizes.gzip) },
          { label: 'Brotli', value: bytes(sizes.brotli) },
          { label: 'SHA-256', value: <MonoId value={digest} label="Copy digest" wrap /> },
        ]}
      />
      <Section
        title="As a router gets it"
        note="With a token of this environment that may read the policy. The sum printed is the digest above."
      >
        <div className={styles.command}>
          <code>{command}</code>
          <CopyButton value={command} label="Copy command" />
        </div>
      </Section>
      <Section title="Content" note="The same bytes, spread out for reading.">
        <BundleText href={file} />
      </Section>
    </Page>
  );
}
