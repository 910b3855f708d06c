import { conflict, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { LabelDto, LabelKind } from '../label';

/** A level or a tag with what is recorded that it asks for; null = nothing is, [] = an explicit nothing. */
export interface LabelRow extends LabelDto {
  readonly obligations: unknown[] | null;
}

/** Levels as they ascend, then tags by key, without those that were archived. */
export async function labelRows(tx: Transaction): Promise<LabelRow[]> {
  const alive = { archivedAt: null };
  const levels = await tx.sensitivityLevel.findMany({ where: alive, orderBy: { rank: 'asc' } });
  const tags = await tx.sensitivityTag.findMany({ where: alive, orderBy: { key: 'asc' } });
  return [
    ...levels.map((row) => labelRow('level', row)),
    ...tags.map((row) => labelRow('tag', { ...row, rank: null })),
  ];
}

/**
 * One of them.
 * @throws AppError not_found
 */
export async function labelNamed(tx: Transaction, kind: LabelKind, key: string): Promise<LabelRow> {
  const found = (await labelRows(tx)).find((label) => label.kind === kind && label.key === key);
  if (!found) throw notFound(kind);
  return found;
}

/** The label, locked until the transaction ends; refused when it is gone or not as the caller saw it. */
export async function lockLabel(
  tx: Transaction,
  { kind, id, revision }: Pick<LabelDto, 'kind' | 'id' | 'revision'>,
): Promise<LabelRow> {
  if (kind === 'level')
    await tx.$queryRaw`SELECT id FROM sensitivity_levels WHERE id = ${id}::uuid FOR UPDATE`;
  else await tx.$queryRaw`SELECT id FROM sensitivity_tags WHERE id = ${id}::uuid FOR UPDATE`;
  const row = (await labelRows(tx)).find((label) => label.kind === kind && label.id === id);
  if (!row) throw notFound(kind);
  if (row.revision !== revision) throw conflict(kind, labelDto(row));
  return row;
}

export function labelDto({ obligations: _obligations, ...label }: LabelRow): LabelDto {
  return label;
}

function labelRow(
  kind: LabelKind,
  row: { id: string; revision: number; key: string; name: string; rank: number | null; obligations: unknown },
): LabelRow {
  const { id, revision, key, name, rank } = row;
  // What is no list cannot be read as one, and clears nothing.
  const obligations = Array.isArray(row.obligations) ? row.obligations : null;
  return { kind, id, revision, key, name, rank, obligations };
}
