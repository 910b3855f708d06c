import { describe, expect, it } from 'vitest';
import { offeringHref, offeringKeyOf } from '@/components/ui/links/catalogue';
import { chooseEnvironment } from './preferences';
import { trailOf } from './trail';

describe('trailOf', () => {
  it.each([
    ['/', [['Overview', '/']]],
    ['/catalogue', [['Catalogue', '/catalogue']]],
    [
      '/catalogue/models/claude-opus-4',
      [
        ['Catalogue', '/catalogue'],
        ['Models', '/catalogue/models'],
        ['claude-opus-4', null],
      ],
    ],
    [
      '/catalogue/history/offering/vertex/claude',
      [
        ['Catalogue', '/catalogue'],
        ['vertex/claude', '/catalogue/offerings/vertex/claude'],
        ['History', null],
      ],
    ],
    [
      '/routing/task-classes/summarisation/rules/new',
      [
        ['Routing', '/routing'],
        ['Task classes', null],
        ['summarisation', '/routing/task-classes/summarisation'],
        ['Rules', null],
        ['New', null],
      ],
    ],
    [
      '/routing/versions/12',
      [
        ['Routing', '/routing'],
        ['Versions', '/routing/versions'],
        ['Version 12', null],
      ],
    ],
    [
      '/routing/versions/12/notes',
      [
        ['Routing', '/routing'],
        ['Versions', '/routing/versions'],
        ['Version 12', '/routing/versions/12'],
        ['Notes', null],
      ],
    ],
    [
      '/routing/reviews/8d5e1d2a-5d6f-4d0e-9a39-1f2b3c4d5e6f',
      [
        ['Routing', '/routing'],
        ['Reviews', '/routing/reviews'],
        ['Review', null],
      ],
    ],
  ])('%s', (path, crumbs) => {
    expect(trailOf(path).map(({ label, href }) => [label, href])).toEqual(crumbs);
  });

  it('shows an offering by its whole key, slashes included', () => {
    expect(trailOf(offeringHref('aws/us.anthropic/claude 4#batch')).at(-1)).toEqual({
      label: 'aws/us.anthropic/claude 4#batch',
      href: null,
    });
  });

  it('shows a name that every object inherits as it is', () => {
    for (const key of ['__proto__', 'constructor'])
      expect(trailOf(`/routing/task-classes/${key}`).at(-1)?.label).toBe(key);
  });

  it('shows an address that cannot be decoded as it is', () => {
    expect(trailOf('/catalogue/vendors/%zz').at(-1)?.label).toBe('%zz');
  });
});

it('brings an offering key through an address and back', () => {
  for (const key of ['openai/gpt-5', 'aws/a/b#batch', 'x/50%?y=1&z', 'azure/ü'])
    expect(offeringKeyOf(offeringHref(key).split('/').slice(3))).toBe(key);
});

it('chooses the environment asked for, then the one remembered, then the first', () => {
  const environments = [{ key: 'development' }, { key: 'production' }];
  expect(chooseEnvironment(environments, 'production', 'development')?.key).toBe('production');
  expect(chooseEnvironment(environments, 'gone', 'production')?.key).toBe('production');
  expect(chooseEnvironment(environments, null, undefined)?.key).toBe('development');
  expect(chooseEnvironment([], 'production')).toBeUndefined();
});
