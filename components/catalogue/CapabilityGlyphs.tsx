import { Unknown } from '@/components/ui/Unknown';
import { CAPABILITIES, capabilityName } from './capabilities';
import styles from './catalogue.module.css';

/** What an offering can do, as glyphs in fixed places; the words for those who cannot see them. Null is unknown. */
export function CapabilityGlyphs({ capabilities }: { readonly capabilities: readonly string[] | null }) {
  if (capabilities === null) return <Unknown what="Capabilities not stated" />;
  const others = capabilities.filter((key) => !CAPABILITIES.some((one) => one.key === key));
  return (
    <span className={styles.glyphs}>
      <span className="visually-hidden">{capabilities.map(capabilityName).join(', ') || 'none'}</span>
      {CAPABILITIES.map(({ key, name, meaning, icon: Icon }) => {
        const has = capabilities.includes(key);
        return (
          <span
            key={key}
            className={styles.glyph}
            data-has={has || undefined}
            title={has ? `${name}: ${meaning}` : `No ${name.toLowerCase()} stated`}
            aria-hidden
          >
            {has ? <Icon size={15} stroke={1.75} /> : <span className={styles.dot} />}
          </span>
        );
      })}
      {others.length > 0 && (
        <span className={styles.more} title={others.join(', ')} aria-hidden>
          +{others.length}
        </span>
      )}
    </span>
  );
}
