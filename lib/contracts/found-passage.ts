/** A place in a document where words were found, with what stands around it. Offsets as a citation's. */
export interface FoundPassage {
  /** Its number. */
  readonly contract: string;
  readonly contractTitle: string;
  readonly document: string;
  readonly documentName: string;
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly found: string;
  readonly after: string;
}
