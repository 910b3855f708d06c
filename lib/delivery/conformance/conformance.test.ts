import { afterEach, describe, expect, it } from 'vitest';
import { memoryLog, memorySource, secretOf } from '../testing/memory-source';
import { type Adapter, HOSTS } from './adapters';
import { GOOD } from './case';
import { CASES } from './cases';
import { expectAnswer, sentBy } from './expect-answer';

it('has names that tell the cases apart', () => {
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});

describe.each(Object.entries(HOSTS))('%s', (_, start) => {
  let host: Adapter | undefined;
  afterEach(async () => {
    await host?.close();
    host = undefined;
  });

  it.each(CASES)('$name', async (testCase) => {
    const source = await memorySource();
    const log = memoryLog();
    host = await start(source, log);
    testCase.given?.(source);
    expectAnswer(await host.send(sentBy(testCase, source)), testCase, source);
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(JSON.stringify(log.lines)).not.toContain(secretOf(GOOD));
  });
});
