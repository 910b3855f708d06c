import { DateTime } from '@/components/ui/DateTime';
import { Facts } from '@/components/ui/Facts';
import { MonoId } from '@/components/ui/MonoId';
import type { VersionDto } from '@/lib/routing/dto';

/** Who made a version, when, and what names its bytes. */
export function VersionFacts({ version }: { readonly version: VersionDto }) {
  return (
    <Facts
      across
      facts={[
        {
          label: 'Published',
          value: (
            <>
              <DateTime at={version.publishedAt} /> by {version.publishedBy}
            </>
          ),
        },
        ...(version.ofVersion === null
          ? []
          : [{ label: 'Rolled back to', value: `version ${version.ofVersion}` }]),
        { label: 'Epoch and version', value: `${version.epoch}.${version.version}` },
        { label: 'Size', value: `${version.size.toLocaleString('en')} bytes` },
        { label: 'SHA-256', value: <MonoId value={version.digest} label="Copy digest" /> },
      ]}
    />
  );
}
