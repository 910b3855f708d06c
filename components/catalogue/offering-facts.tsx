import type { Fact } from '@/components/ui/Facts';
import { formatDate } from '@/components/ui/format-date';
import { MonoId } from '@/components/ui/MonoId';
import { SourceSign } from '@/components/ui/SourceSign';
import { Tokens } from '@/components/ui/Tokens';
import { Unknown } from '@/components/ui/Unknown';
import type { OfferingDetail } from '@/lib/catalog/details';
import { capabilityName } from './capabilities';

const listed = (values: readonly string[] | null, name: (value: string) => string = String) =>
  values === null ? <Unknown word /> : values.length === 0 ? 'none' : values.map(name).join(', ');
const stated = (value: string | null) => value ?? <Unknown what="Not stated" word />;

/** Everything known of an offering but its prices, each value with its source where one is recorded. */
export function offeringFacts({ row, provenance, aliases }: OfferingDetail): readonly Fact[] {
  const from = (field: string) => {
    const origin = provenance[field];
    return origin && <SourceSign source={origin.source} asOf={origin.asOf} />;
  };
  const fact = (label: string, value: Fact['value'], field: string): Fact => ({
    label,
    value,
    source: from(field),
  });
  return [
    { label: 'Key', value: <MonoId value={row.key} label="Copy key" wrap /> },
    fact('API', <code>{row.api}</code>, 'api'),
    fact('Endpoint', <code>{row.endpoint}</code>, 'endpoint'),
    fact('Region or profile', stated(row.profile), 'profile'),
    fact('Processing regions', listed(row.regions), 'regions'),
    fact('Service tier', row.serviceTier, 'serviceTier'),
    fact('Capabilities', listed(row.capabilities, capabilityName), 'capabilities'),
    fact('Takes', listed(row.inputModalities), 'inputModalities'),
    fact('Gives', listed(row.outputModalities), 'outputModalities'),
    fact('Context', <Tokens value={row.contextTokens} />, 'contextTokens'),
    fact('Max input', <Tokens value={row.maxInputTokens} />, 'maxInputTokens'),
    fact('Max output', <Tokens value={row.maxOutputTokens} />, 'maxOutputTokens'),
    fact('Sold from', stated(row.soldFrom && formatDate(row.soldFrom)), 'soldFrom'),
    fact('Sold until', stated(row.soldUntil && formatDate(row.soldUntil)), 'soldUntil'),
    ...(aliases.length > 0
      ? [{ label: 'Also known as', value: aliases.map(({ alias }) => alias).join(', ') }]
      : []),
  ];
}
