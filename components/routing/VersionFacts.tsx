import { DateTime } from '@/components/ui/DateTime';
import { MonoId } from '@/components/ui/MonoId';
import type { VersionDto } from '@/lib/routing/dto';
import styles from './routing.module.css';

/** Who made a version, when, and what names its bytes. */
export function VersionFacts({ version }: { readonly version: VersionDto }) {
  return (
    <dl className={styles.factList} style={{ marginBottom: 20 }}>
      <div>
        <dt>Published</dt>
        <dd>
          <DateTime at={version.publishedAt} /> by {version.publishedBy}
        </dd>
      </div>
      {version.ofVersion !== null && (
        <div>
          <dt>Rolled back to</dt>
          <dd>version {version.ofVersion}</dd>
        </div>
      )}
      <div>
        <dt>Epoch and version</dt>
        <dd>
          {version.epoch}.{version.version}
        </dd>
      </div>
      <div>
        <dt>Size</dt>
        <dd>{version.size.toLocaleString('en')} bytes</dd>
      </div>
      <div>
        <dt>SHA-256</dt>
        <dd>
          <MonoId value={version.digest} label="digest" />
        </dd>
      </div>
    </dl>
  );
}
