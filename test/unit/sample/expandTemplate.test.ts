import { expect, it } from 'vitest'
import { expandTemplate } from '../../../src/cli/sample/template'

it('makes a template of each combination of a line', () => {
  expect(expandTemplate('<Je|On> part[|, vite] <à|pour> {ARRIVEE}')).toEqual([
    'Je part[|, vite] à {ARRIVEE}',
    'Je part[|, vite] pour {ARRIVEE}',
    'On part[|, vite] à {ARRIVEE}',
    'On part[|, vite] pour {ARRIVEE}',
  ])
})
