import type { Fact } from '@/components/ui/Facts';
import { formatDate } from '@/components/ui/format-date';
import { MonoId } from '@/components/ui/MonoId';
import { Unknown } from '@/components/ui/Unknown';
import type { ModelDetail } from '@/lib/catalog/details';
import styles from './catalogue.module.css';
import { OriginSign } from './OriginSign';

const unknown = <Unknown word />;
const listed = (values: readonly string[] | null) =>
  values === null ? unknown : values.length === 0 ? 'none' : values.join(', ');

/** Everything known of a model, each value with its source where one is recorded. */
export function modelFacts({ model, provenance, aliases }: ModelDetail): readonly Fact[] {
  const fact = (label: string, value: Fact['value'], field: string): Fact => ({
    label,
    value,
    source: <OriginSign kind="model" recordKey={model.key} field={field} origin={provenance[field]} />,
  });
  const { openWeights } = model;
  return [
    { label: 'Key', value: <MonoId value={model.key} label="Copy key" wrap /> },
    fact('Family', model.family ?? unknown, 'family'),
    fact('Released', model.releasedOn ? formatDate(model.releasedOn) : unknown, 'releasedOn'),
    fact('Knowledge until', model.knowledgeCutoff ?? unknown, 'knowledgeCutoff'),
    fact('Weights', openWeights === null ? unknown : openWeights ? 'open' : 'closed', 'openWeights'),
    fact('Input modalities', listed(model.inputModalities), 'inputModalities'),
    fact('Output modalities', listed(model.outputModalities), 'outputModalities'),
    {
      label: 'Also known as',
      value:
        aliases.length === 0 ? (
          'nothing else'
        ) : (
          <ul className={styles.aliases}>
            {aliases.map(({ alias, kind, source, asOf }) => (
              <li key={alias} title={`${source}, ${formatDate(asOf)}`}>
                <code>{alias}</code>
                {kind === 'snapshot' && <span className={styles.quiet}> snapshot</span>}
              </li>
            ))}
          </ul>
        ),
    },
  ];
}
