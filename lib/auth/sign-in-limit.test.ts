import { describe, expect, it } from 'vitest';
import { EMAIL_LIMIT, signInAllowance } from './sign-in-limit';

const now = new Date('2026-11-20T12:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const LIMIT = { free: 3, baseSeconds: 10, maxSeconds: 60, windowSeconds: 600 };

describe('signInAllowance', () => {
  it.each([
    ['nothing yet', [], null],
    ['one less than is free', [1, 2], null],
    ['what is free is used up', [1, 2, 3], 9],
    ['one more: twice the wait', [1, 2, 3, 4], 19],
    ['two more: twice again', [0, 1, 2, 3, 4], 40],
    ['never above the ceiling', Array.from({ length: 200 }, (_, i) => i), 60],
    ['the wait is over', [10, 11, 12], null],
    ['one second before it is over', [9, 11, 12], 1],
    ['part of a second counts as one', [9.5, 11, 12], 1],
    ['older than the window', [700, 700, 700, 600, 5], null],
  ])('%s', (_, secondsAgo, wait) => {
    expect(signInAllowance(secondsAgo.map(ago), now, LIMIT)).toEqual(
      wait === null ? { allowed: true } : { allowed: false, waitSeconds: wait },
    );
  });

  it('does not depend on the order of attempts', () => {
    expect(signInAllowance([ago(3), ago(1), ago(2)], now, LIMIT)).toEqual({ allowed: false, waitSeconds: 9 });
  });

  it('waits for an attempt that another machine dates a little later', () => {
    expect(signInAllowance([ago(-2), ago(1), ago(2)], now, LIMIT)).toEqual({
      allowed: false,
      waitSeconds: 12,
    });
  });

  it('leaves a guesser about a hundred tries a day', () => {
    let tries = 0;
    const attempts: Date[] = [];
    for (let second = 0; second < 86_400; second++) {
      const at = new Date(now.getTime() + second * 1000);
      if (!signInAllowance(attempts.slice(-40), at, EMAIL_LIMIT).allowed) continue;
      attempts.push(at);
      tries++;
    }
    expect(tries).toBeLessThanOrEqual(120);
    expect(tries).toBeGreaterThan(20);
  });
});
