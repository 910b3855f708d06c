import type { Parameter } from '@/lib/contracts/parameters';

/** What every field of a parameter is given. */
export interface FieldOf {
  readonly parameter: Parameter;
  /** As it is stored; undefined = not said. */
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly id: string;
  readonly error: string | false;
  /** Regions and groups of regions that are known. */
  readonly regions: readonly string[];
}
