import { describe, expect, it } from 'vitest';
import { readTryPlace, type TryPlace, tryHref, tryRequestHref } from './try-link';
import { requestText, requestWords, withAttribute, withField, withLabel } from './try-request';
import { requestForRule, sampleRequest } from './try-sample';

const PLACE: TryPlace = {
  environment: 'development',
  policy: 3,
  draft: 'summer',
  text: requestText({ taskClass: 'a', unit: 'é & ?' }),
  at: '2027-01-01T00:00:00.000Z',
  draftRevision: 7,
  saved: '0190b9a1-0000-7000-8000-000000000000',
};
const reread = (href: string) =>
  readTryPlace('development', Object.fromEntries(new URL(href, 'http://a').searchParams));

describe('an address', () => {
  it('holds everything', () => {
    expect(reread(tryHref(PLACE))).toEqual(PLACE);
  });

  it('keeps a text that is no request as it was typed', () => {
    const text = '{ "taskClass": "a",\n oops';
    expect(reread(tryHref({ ...PLACE, text })).text).toBe(text);
  });

  it('reads what nobody would write as if it were not there', () => {
    expect(
      readTryPlace('development', {
        policy: '-1',
        at: 'soon',
        draft: 'X x',
        revision: 'x',
        saved: '../x',
        request: ['a', 'b'],
      }),
    ).toEqual({
      environment: 'development',
      policy: 'draft',
      text: null,
      at: null,
      draft: null,
      draftRevision: null,
      saved: null,
    });
  });

  it('leads to a request', () => {
    expect(tryRequestHref('staging', 'active', { taskClass: 'a' })).toBe(
      '/routing/try?environment=staging&policy=active&request=%7B%22taskClass%22%3A%22a%22%7D',
    );
  });
});

describe('editing a request', () => {
  it('leaves out what is no longer stated, and keeps the usual order', () => {
    let request = withField({ unit: 'u', taskClass: 'a' }, 'needs', ['tools']);
    expect(Object.keys(request)).toEqual(['taskClass', 'needs', 'unit']);
    request = withLabel(request, { tags: [] });
    expect(request.label).toEqual({ tags: [] });
    request = withLabel(withField(request, 'unit', undefined), { tags: undefined });
    expect(request).toEqual({ taskClass: 'a', needs: ['tools'] });
  });

  it('takes any name for an attribute', () => {
    const request = withAttribute({ taskClass: 'a' }, '__proto__', 'x');
    expect(requestText(request)).toContain('"__proto__": "x"');
    expect(withAttribute(request, '__proto__', undefined)).toEqual({ taskClass: 'a' });
  });

  it('is said in words', () => {
    expect(requestWords({ taskClass: 'a' })).toBe('nothing but the task class');
    expect(
      requestWords({
        taskClass: 'a',
        label: { level: 'internal', tags: ['pii'] },
        attributes: { country: 'de' },
        inputTokens: 12_000,
        failed: [{ offering: 'x', cause: 'timeout' }],
      }),
    ).toBe('internal · tagged pii · country de · 12,000 tokens in · after x failed: it times out');
  });
});

describe('a request to begin with', () => {
  const taskClass = {
    key: 'a',
    floorLevel: 'public',
    floorTags: [],
    referenceInputTokens: 100,
    referenceOutputTokens: null,
  };

  it('is the reference task', () => {
    expect(sampleRequest(taskClass)).toEqual({ taskClass: 'a', inputTokens: 100 });
  });

  it('meets the plain demands of a rule', () => {
    const when = {
      all: [
        { attribute: 'country', in: ['de', 'fr'] },
        { level: { atLeast: 'internal' } },
        { any: [{ inputTokens: { above: 5000 } }, { tag: 'pii' }] },
      ],
    };
    expect(requestForRule(taskClass, when, ['public', 'internal'])).toEqual({
      taskClass: 'a',
      label: { level: 'internal', tags: [] },
      attributes: { country: 'de' },
      inputTokens: 5001,
    });
  });
});
