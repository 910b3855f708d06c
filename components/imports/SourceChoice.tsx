import { Radio } from '@mantine/core';
import { SOURCES, type SourceKey } from '@/lib/catalog/import/sources';
import styles from './new-import.module.css';

const WHAT: Readonly<Record<SourceKey, string>> = {
  litellm: 'model_prices_and_context_window.json: prices, limits and capabilities of most sellers',
  'models-dev': 'api.json: offerings by seller, with limits and lifecycle',
  openrouter: '/api/v1/models: what OpenRouter sells, with benchmark indices',
  'genai-prices': 'The dated price list that is installed with Fairlead; nothing is fetched',
  table: 'A price sheet of your own or of a vendor; you say which column is what',
};

/** Where the values come from. */
export function SourceChoice({
  value,
  onChange,
}: {
  readonly value: SourceKey;
  readonly onChange: (source: SourceKey) => void;
}) {
  return (
    <Radio.Group label="Source" value={value} onChange={(key) => onChange(key as SourceKey)}>
      <div className={styles.sources}>
        {SOURCES.map(({ key, name }) => (
          <Radio
            key={key}
            value={key}
            label={name}
            description={WHAT[key]}
            classNames={{ body: styles.source ?? '' }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
