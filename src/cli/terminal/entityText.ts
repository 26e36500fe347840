import type { EntitySpan } from '../../shared/protocol/prediction'
import { percent } from '../../shared/text/numbers'
import type { Style, StyleName } from './style'

const colours: readonly StyleName[] = ['green', 'magenta', 'cyan', 'yellow', 'blue', 'red']

/** The colour of an entity type, the same in every text of a model. */
export type ColourOf = (type: string) => StyleName

/** A colour for each type of a model, in the order of its tags (`B-X`, `I-X`). */
export function entityColours(labels: readonly string[]): ColourOf {
  const types = [...new Set(labels.map((label) => label.replace(/^[BI]-/, '')))].filter((type) => type !== 'O')
  return (type) => colours[Math.max(0, types.indexOf(type)) % colours.length] ?? 'green'
}

/** A text with its entities marked, `je pars de [Brest DEPART 98]`: the number is the probability in percent. */
export function entityText(text: string, entities: readonly EntitySpan[], colourOf: ColourOf, style: Style): string {
  let line = ''
  let cursor = 0
  for (const { entity_group: type, score, start, end } of entities) {
    if (start < cursor) continue
    const word = style.bold(style[colourOf(type)](text.slice(start, end)))
    line += `${text.slice(cursor, start)}${style.dim('[')}${word} ${style.dim(`${type} ${percent(score, 0)}]`)}`
    cursor = end
  }
  return line + text.slice(cursor)
}
