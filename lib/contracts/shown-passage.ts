/** The words behind a clause as it was approved, where they may be read; else why not. `proposal`: that content's id. */
export type ShownPassage =
  | {
      readonly proposal: string;
      readonly passage: string;
      readonly document: { readonly id: string; readonly name: string };
      readonly page: number;
    }
  | { readonly proposal: string; readonly withheld: 'limited' | 'erased' | 'none' };
