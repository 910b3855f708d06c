import type { z } from 'zod';
import type { Origin } from '@/lib/audit/origin';
import { recordRefusal } from '@/lib/audit/server/refusals';
import { type AuditChange, writeAudit } from '@/lib/audit/server/write';
import { inputProblem } from '@/lib/core/bounded-input';
import { AppError, type FieldProblem, invalid } from '@/lib/core/errors';
import { db, type Transaction } from '@/lib/db/client';
import type { RateLimit } from '@/lib/http/rate-limits';
import { requireRate } from '@/lib/http/server/rate-limit';
import { type Action, allows, allowsSomewhere, type HeldRole, rolesFor } from '../permissions';

/** Who is calling: a signed-in person, a service account, or the system itself. */
export interface Caller {
  readonly actorId: string;
  readonly personId: string | null;
  readonly name: string;
  readonly roles: readonly HeldRole[];
  /** Absent for what the system does by itself. */
  readonly origin?: Origin;
}

export interface CommandContext {
  readonly tx: Transaction;
  readonly caller: Caller;
  readonly now: Date;
  /** Refuses with 403 unless the caller may do this command's action in that environment. */
  readonly authorise: (environmentId: string | null) => void;
  /** Records the change. A command that succeeds without having called it is a defect, and is rolled back. */
  readonly audit: (change: Omit<AuditChange, 'action'>) => Promise<void>;
}

export interface CommandSpec<Schema extends z.ZodType, Result> {
  readonly action: Action;
  readonly input: Schema;
  /** True for a command about one environment: `run` then calls `authorise` with it before it changes anything. */
  readonly perEnvironment?: boolean;
  /** Milliseconds that its transaction may take, where half a minute is not enough. */
  readonly timeout?: number;
  /** How often one caller may give this order by itself. */
  readonly limit?: RateLimit;
  readonly run: (context: CommandContext, input: z.output<Schema>) => Promise<Result>;
}

export interface Command<Result> {
  readonly action: Action;
  /** Whether a role that is held in one environment may do. */
  readonly perEnvironment: boolean;
  (caller: Caller, input: unknown, now?: Date): Promise<Result>;
  /** The same within a transaction that has more to do; the caller of it makes that transaction. */
  readonly within: (tx: Transaction, caller: Caller, input: unknown, now: Date) => Promise<Result>;
}

/** Zod's issues as field problems with JSON pointers. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message: issue.message,
  }));
}

/**
 * What a client sent, in the form of `schema`.
 * @throws AppError invalid, field by field
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const problem = inputProblem(input);
  if (problem) throw invalid([problem]);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalid(fieldProblems(parsed.error));
  return parsed.data;
}

/** What is one's own is in no environment: whatever one holds, wherever, will do. */
export function authoriseOwn({ caller, authorise }: Pick<CommandContext, 'caller' | 'authorise'>): void {
  authorise(caller.roles[0]?.environmentId ?? null);
}

/** Refuses with a sentence that names the roles that would do. */
export function forbid(action: Action): AppError {
  return new AppError('forbidden', `This needs one of these roles: ${rolesFor(action).join(', ')}.`);
}

/** The same to somebody, which is noted (`lib/audit/server/refusals.ts`). */
export function refuse(caller: Caller, action: Action, environmentId: string | null = null): AppError {
  recordRefusal(caller, action, environmentId);
  return forbid(action);
}

/**
 * A command: authorise → parse → rule → one transaction that writes the change and its audit entry → DTO. Callers get
 * an AppError for everything that is theirs to mend.
 */
export function defineCommand<Schema extends z.ZodType, Result>(
  spec: CommandSpec<Schema, Result>,
): Command<Result> {
  const { action } = spec;
  const read = (caller: Caller, input: unknown): z.output<Schema> => {
    const allowed = spec.perEnvironment
      ? allowsSomewhere(caller.roles, action)
      : allows(caller.roles, action);
    if (!allowed) throw refuse(caller, action);
    return readInput(spec.input, input);
  };
  const perform = async (tx: Transaction, caller: Caller, input: z.output<Schema>, now: Date) => {
    let authorised = !spec.perEnvironment;
    let audited = false;
    const authorise = (environmentId: string | null) => {
      if (!allows(caller.roles, action, { environmentId })) throw refuse(caller, action, environmentId);
      authorised = true;
    };
    const audit: CommandContext['audit'] = async (change) => {
      await writeAudit(tx, caller.actorId, now, { ...change, action }, caller.origin);
      audited = true;
    };
    const result = await spec.run({ tx, caller, now, authorise, audit }, input);
    if (!authorised || !audited) throw new Error(`${action}: a command must authorise and audit`);
    return result;
  };
  const execute = async (caller: Caller, input: unknown, now: Date = new Date()): Promise<Result> => {
    const parsed = read(caller, input);
    if (spec.limit) await requireRate(spec.limit, caller.actorId, now);
    return db().$transaction((tx) => perform(tx, caller, parsed, now), {
      maxWait: 15_000,
      timeout: spec.timeout ?? 30_000,
    });
  };
  const within: Command<Result>['within'] = async (tx, caller, input, now) =>
    perform(tx, caller, read(caller, input), now);
  return Object.assign(execute, { action, perEnvironment: spec.perEnvironment ?? false, within });
}
