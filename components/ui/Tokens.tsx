import { formatCount, formatTokens } from './format-number';
import { Unknown } from './Unknown';

/** A number of tokens: "200 k", exact on hover. Null is unknown. */
export function Tokens({ value }: { readonly value: number | null }) {
  if (value === null) return <Unknown what="Not stated" />;
  return (
    <span className="numeric" title={`${formatCount(value)} tokens`}>
      {formatTokens(value)}
    </span>
  );
}
