import { closeSync, existsSync, openSync, renameSync, statSync, writeSync } from 'node:fs';

const LIMIT = 20_000_000;

/** A log that is written to until `end`. */
export type LogFile = { write(chunk: Uint8Array): void; end(): void };

/**
 * Opens a log to append to; one that has grown too large makes room first. What cannot be written, for instance while
 * the disk is full, is left out: a log must never end what it tells of.
 */
export function openLog(file: string): LogFile {
  if (existsSync(file) && statSync(file).size > LIMIT) renameSync(file, `${file}.1`);
  let descriptor: number | undefined = openSync(file, 'a');
  return {
    write: (chunk) => {
      if (descriptor === undefined) return;
      try {
        writeSync(descriptor, chunk);
      } catch {
        // Left out.
      }
    },
    end: () => {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}
