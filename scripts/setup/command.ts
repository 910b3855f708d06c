import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inRoot } from './paths';

/** How a command that has ended went. */
export type CommandResult = { code: number | null; stdout: string; stderr: string };

export type CommandOptions = {
  env?: NodeJS.ProcessEnv;
  /** Everything the command writes goes here too. */
  logFile?: string;
  /** Called with what the command writes as it does. */
  onOutput?: (text: string) => void;
};

const running = new Set<ChildProcess>();

/** Ends the commands that are running, because this process is about to. */
export function stopRunningCommands(): void {
  for (const child of running) child.kill('SIGTERM');
}

/** Runs a program from the root of the checkout to its end. Never throws: look at `code`. */
export function runCommand(
  program: string,
  parameters: string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const { logFile, onOutput, env = process.env } = options;
  if (logFile) mkdirSync(path.dirname(logFile), { recursive: true });
  const log = logFile ? createWriteStream(logFile) : undefined;
  // A full disk ends the log, not the command.
  log?.on('error', () => {});
  const result: CommandResult = { code: null, stdout: '', stderr: '' };
  return new Promise((resolve) => {
    const child = spawn(program, parameters, { cwd: inRoot(), env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    const collect = (stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
      result[stream] += chunk.toString();
      log?.write(chunk);
      onOutput?.(chunk.toString());
    };
    child.stdout.on('data', collect('stdout'));
    child.stderr.on('data', collect('stderr'));
    child.once('error', (error) => {
      result.stderr += error.message;
    });
    child.once('close', (code) => {
      running.delete(child);
      log?.end();
      resolve({ ...result, code });
    });
  });
}

/** Runs a TypeScript file of the checkout under this Node. */
export function runScript(
  file: string,
  parameters: string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return runCommand(process.execPath, ['--import', 'tsx', inRoot(file), ...parameters], options);
}

/** The last lines of what a command wrote that say something, for a message of one line. */
export function lastLines(result: CommandResult, count = 3): string {
  const lines = stripVTControlCharacters(result.stderr.trim() || result.stdout)
    .split('\n')
    .map((line) => line.trim());
  return lines
    .filter((line) => line && !line.startsWith('at '))
    .slice(-count)
    .join(' ');
}
