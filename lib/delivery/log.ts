/** Where a source reports to; pino's loggers (lib/observe/log.ts) are such. Nothing secret is ever passed. */
export interface SourceLog {
  readonly info: (data: object, message: string) => void;
  readonly warn: (data: object, message: string) => void;
  readonly error: (data: object, message: string) => void;
}
