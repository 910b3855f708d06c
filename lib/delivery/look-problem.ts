/** Why a look at the database failed: its tables are others than this code reads, or anything else. */
export type LookProblem = 'schema' | 'unreachable';

/** SQLSTATEs of a table or column that is not there, or not for this role. */
const OTHER_TABLES = ['42P01', '42703', '42501'];

/** What an error of a query says of the database. */
export function lookProblem(error: unknown): LookProblem {
  return OTHER_TABLES.includes((error as { code?: string }).code ?? '') ? 'schema' : 'unreachable';
}

/** An error's own words, for a log. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
