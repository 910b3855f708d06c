/** Levels ascend and each contains every lower one; tags stand beside them, each on its own. */
export type LabelKind = 'level' | 'tag';

/** A level or a tag as screens and commands exchange it. */
export interface LabelDto {
  readonly kind: LabelKind;
  readonly id: string;
  readonly revision: number;
  readonly key: string;
  readonly name: string;
  /** Of a level: 0 is the least sensitive. Null for tags. */
  readonly rank: number | null;
}

/** A label as proposals, exceptions and evidence name it: "level:internal", "tag:pii". */
export function labelRef({ kind, key }: { readonly kind: LabelKind; readonly key: string }): string {
  return `${kind}:${key}`;
}

/** The kind and key that a reference names; null = it names none. */
export function readLabelRef(ref: string): { readonly kind: LabelKind; readonly key: string } | null {
  const [, kind, key] = /^(level|tag):(.+)$/.exec(ref) ?? [];
  return kind === undefined || key === undefined ? null : { kind: kind as LabelKind, key };
}
