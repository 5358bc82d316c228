import { expect, it } from 'vitest';
import { byName } from '../../src/domain/sign-off.ts';

it('people are listed by name, as one counts, and those without one last', () => {
  const names = ['manager-10', undefined, 'manager-2', 'Élise', 'Ben', undefined];
  const people = names.map((name, at) => ({ id: 9 - at, slackId: `U${at}`, name }));
  const listed = people.sort(byName).map(({ id, name }) => name ?? id);
  expect(listed).toEqual(['Ben', 'Élise', 'manager-2', 'manager-10', 4, 8]);
});
