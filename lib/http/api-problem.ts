import type { ProblemKey } from './problem';

/** An answer of an API that no AppError stands for: preconditions, media types, methods. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly key: ProblemKey,
    detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}
