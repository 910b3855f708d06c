import { DateTime } from '@/components/ui/DateTime';
import { Facts } from '@/components/ui/Facts';
import { MonoId } from '@/components/ui/MonoId';
import type { VersionDto } from '@/lib/routing/dto';
import { kindWords } from './version-words';

/** Who made a version, how and when, who approved it, and what names its bytes. */
export function VersionFacts({ version }: { readonly version: VersionDto }) {
  return (
    <Facts
      across
      facts={[
        { label: 'When', value: <DateTime at={version.publishedAt} /> },
        { label: 'Who', value: `${version.publishedBy} ${kindWords(version)}` },
        ...(version.approvedBy.length === 0
          ? []
          : [{ label: 'Approved by', value: version.approvedBy.join(', ') }]),
        { label: 'Epoch and version', value: `${version.epoch}.${version.version}` },
        { label: 'Size', value: `${version.size.toLocaleString('en')} bytes` },
        { label: 'SHA-256', value: <MonoId value={version.digest} label="Copy digest" wrap /> },
      ]}
    />
  );
}
