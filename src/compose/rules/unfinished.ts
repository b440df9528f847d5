import type { Rule } from './rule.js'

/** Has a TODO in it. */
export const unfinished: Rule = {
  name: 'unfinished',
  why: 'it has a TODO of its author in it',
  weight: { zh: -9, other: -9 },
  value: ({ prose }) => (/(?:^|[\s(（[【])(?:TODO|FIXME|TBD)\s*[:：]/u.test(prose.text) ? 1 : 0),
}
