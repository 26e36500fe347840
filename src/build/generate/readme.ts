import { allSettings } from './manifest'
import { markdownTable } from '../../shared/text/markdownTable'

const begin = '<!-- settings: made by `npm run generate` -->'
const end = '<!-- end of settings -->'

/**
 * The README with its table of settings made anew.
 *
 * @throws Error if the marks of the table are not there
 */
export function readmeWith(readme: string): string {
  const from = readme.indexOf(begin)
  const to = readme.indexOf(end)
  if (from === -1 || to < from) throw new Error('README.md has lost the marks of its table of settings')
  return `${readme.slice(0, from + begin.length)}\n\n${settingsTable()}\n\n${readme.slice(to)}`
}

function settingsTable(): string {
  const rows = allSettings().map(([name, { default: value, description }]) => [
    `\`${name}\``,
    description,
    `\`${JSON.stringify(value)}\``,
  ])
  return markdownTable(['setting', 'what it does', 'default'], rows)
}
