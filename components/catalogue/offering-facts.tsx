import type { Fact } from '@/components/ui/Facts';
import { Link } from '@/components/ui/Link';
import { endpointHref } from '@/components/ui/links/vocabulary';
import { MonoId } from '@/components/ui/MonoId';
import { Tokens } from '@/components/ui/Tokens';
import type { OfferingDetail } from '@/lib/catalog/details';
import { capabilityName } from './capabilities';
import styles from './catalogue.module.css';
import { OriginSign } from './OriginSign';

const listed = (values: readonly string[] | null, name: (value: string) => string = String) =>
  values && (values.length === 0 ? 'none' : values.map(name).join(', '));
const tokens = (value: number | null) => value !== null && <Tokens value={value} />;

function EndpointLink({ endpoint }: { readonly endpoint: string }) {
  return (
    <Link href={endpointHref(endpoint)}>
      <code>{endpoint}</code>
    </Link>
  );
}

/** What is known of an offering but its prices, each value with its source where one is recorded; then what is not. */
export function offeringFacts({ row, provenance }: OfferingDetail): readonly Fact[] {
  const possible: readonly (readonly [label: string, value: Fact['value'], field: string])[] = [
    ['API', <code key="api">{row.api}</code>, 'api'],
    ['Endpoint', <EndpointLink key="endpoint" endpoint={row.endpoint} />, 'endpoint'],
    ['Region or profile', row.profile, 'profile'],
    ['Service tier', row.serviceTier, 'serviceTier'],
    ['Capabilities', listed(row.capabilities, capabilityName), 'capabilities'],
    ['Input modalities', listed(row.inputModalities), 'inputModalities'],
    ['Output modalities', listed(row.outputModalities), 'outputModalities'],
    ['Context', tokens(row.contextTokens), 'contextTokens'],
    ['Max input', tokens(row.maxInputTokens), 'maxInputTokens'],
    ['Max output', tokens(row.maxOutputTokens), 'maxOutputTokens'],
  ];
  const missing = possible.filter(([, value]) => !value).map(([label]) => label.toLowerCase());
  return [
    { label: 'Key', value: <MonoId value={row.key} label="Copy key" wrap /> },
    ...possible.flatMap(([label, value, field]) => {
      const origin = provenance[field];
      if (!value) return [];
      return [
        {
          label,
          value,
          source: <OriginSign kind="offering" recordKey={row.key} field={field} origin={origin} />,
        },
      ];
    }),
    ...(missing.length > 0
      ? [{ label: 'Not known', value: <span className={styles.quiet}>{missing.join(', ')}</span> }]
      : []),
  ];
}
