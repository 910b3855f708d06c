import type { ContractFormChoices } from '@/lib/contracts/form-choices';
import type { ContractValues } from './contract-values';

/** What each part of the form is given. */
export interface FormPart {
  readonly values: ContractValues;
  readonly set: <Field extends keyof ContractValues>(field: Field, value: ContractValues[Field]) => void;
  /** Id and error of a field by its path. */
  readonly at: (path: string) => { readonly id: string; readonly error: string | false };
  readonly choices: ContractFormChoices;
  /** Its own number, as it was. */
  readonly own: string | null;
}
