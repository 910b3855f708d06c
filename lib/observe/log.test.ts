import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { reportDefect } from './defects';
import { log } from './log';
import { withinRequest } from './request';
import { keepLog, loggedLines } from './testing/lines';

keepLog();

it('names the request in every line of it, also after waiting, and none in what no request asked for', async () => {
  const answer = async (requestId: string) =>
    withinRequest({ requestId }, async () => {
      await delay(1);
      log('first').info({ event: 'seen' }, 'seen');
      await Promise.all([delay(1), delay(2)]);
      log('second').warn({ event: 'seen' }, 'seen again');
    });
  await Promise.all([answer('request-a'), answer('request-b')]);
  log('runner').info({ event: 'alone' }, 'alone');
  const told = loggedLines().map(({ name, level, requestId }) => `${name} ${level} ${requestId}`);
  expect(told.toSorted()).toEqual([
    'first info request-a',
    'first info request-b',
    'runner info undefined',
    'second warn request-a',
    'second warn request-b',
  ]);
});

it('keeps secrets out that an error carries', () => {
  const error = Object.assign(new Error('no route to postgresql://app:hunter2@db/fairlead'), {
    config: { password: 'hunter2' },
    cause: new Error('smtps://user:hunter2@mail.example.com refused'),
  });
  log('any').error({ event: 'x', err: error, password: 'hunter2', deep: { authorization: 'hunter2' } }, 'x');
  expect(JSON.stringify(loggedLines())).not.toContain('hunter2');
  expect(loggedLines()[0]).toMatchObject({
    err: {
      type: 'Error',
      message: 'no route to postgresql://…@db/fairlead',
      cause: { message: 'smtps://…@mail.example.com refused' },
    },
  });
});

it('quotes nothing of a call that Prisma cannot make sense of', () => {
  const error = new Error(
    'Invalid invocation:\n\n{ data: { passwordHash: "hunter2" } }\n\nUnknown argument `nme`.',
  );
  error.name = 'PrismaClientValidationError';
  log('any').error({ event: 'x', err: error }, 'x');
  expect(JSON.stringify(loggedLines())).not.toContain('hunter2');
  expect(loggedLines()[0]).toMatchObject({ err: { message: 'Unknown argument `nme`.' } });
});

it('tells a defect once with its stack, and an outage in one line however many requests meet it', () => {
  const defect = new Error('deep');
  reportDefect(defect, { route: '/catalogue/[key]' });
  reportDefect(defect);
  for (let count = 0; count < 5; count++) reportDefect(Object.assign(new Error('down'), { code: 'P1001' }));
  const [first, second, ...more] = loggedLines();
  expect(first).toMatchObject({
    event: 'defect',
    level: 'error',
    route: '/catalogue/[key]',
    err: { message: 'deep' },
  });
  expect(first).toMatchObject({ err: { stack: expect.stringContaining('log.test.ts') } });
  expect(second).toMatchObject({ event: 'outage', level: 'warn', reason: 'down' });
  expect(JSON.stringify(second)).not.toContain(' at ');
  expect(more).toEqual([]);
});
