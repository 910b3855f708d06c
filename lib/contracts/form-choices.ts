import type { Named } from './contract';

/** What a form for a contract offers. */
export interface ContractFormChoices {
  /** Keys and names, by name. */
  readonly vendors: readonly { readonly value: string; readonly label: string }[];
  /** Numbers and titles of contracts that it could belong to. */
  readonly contracts: readonly { readonly number: string; readonly title: string }[];
  readonly people: readonly Named[];
  readonly entities: readonly { readonly key: string; readonly name: string }[];
  /** IANA names. */
  readonly zones: readonly string[];
  /** ISO 4217 */
  readonly currencies: readonly string[];
}
