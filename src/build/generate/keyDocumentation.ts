import { describeBounds } from '../../config/describe'
import { describeAdvice, describeCondition, describeMeasure } from '../../config/describeCatalogue'
import type { Band, BandedValue, Verdict } from '../../shared/catalogue/bands'
import type { CatalogueEntry } from '../../shared/catalogue/entry'
import { linksOf } from '../../shared/catalogue/links'
import { usualVersion } from '../../shared/catalogue/transformers'
import { markdownTable } from '../../shared/text/markdownTable'

/** Values with what comes of them, what to try, and pages, as blocks of Markdown. */
export function furtherBlocks({
  key,
  documentation: { bands, advice, links = [] },
}: CatalogueEntry): readonly string[] {
  const pages = linksOf(key, links, usualVersion)
  return [
    ...(bands === undefined ? [] : bandBlocks(bands)),
    ...(advice === undefined ? [] : [describeAdvice(advice).join('\n')]),
    ...(pages.length === 0 ? [] : [`More: ${pages.map(({ title, address }) => `[${title}](${address})`).join(', ')}.`]),
  ]
}

/** More bands than this are shown a row a condition, with the reasons below. */
const mostRows = 12

function bandBlocks({ measure, bands }: BandedValue): readonly string[] {
  const note = describeMeasure(measure)
  const shown = bands.length > mostRows ? [tableByCondition(bands), reasonList(bands)] : [tableByBand(bands)]
  return [...(note === '' ? [] : [note]), ...shown]
}

function tableByBand(bands: readonly Band[]): string {
  if (bands.every(({ when }) => when === undefined)) {
    const rows = bands.map((band) => [describeBounds(band), emphasised(band.verdict), band.reason])
    return markdownTable(['value', '', 'why'], rows)
  }
  const rows = bands.map((band) => {
    return [describeBounds(band), emphasised(band.verdict), describeCondition(band.when ?? {}), band.reason]
  })
  return markdownTable(['value', '', 'when', 'why'], rows)
}

function tableByCondition(bands: readonly Band[]): string {
  const conditions = [...new Set(bands.map(({ when = {} }) => describeCondition(when)))]
  const rows = conditions.map((condition) => {
    const held = bands.filter(({ when = {} }) => describeCondition(when) === condition)
    const ranges = (verdict: Verdict) =>
      held
        .filter((band) => band.verdict === verdict)
        .map(describeBounds)
        .join(', ')
    return [condition, ranges('low'), ranges('good'), ranges('high'), ranges('dangerous')]
  })
  return markdownTable(['when', 'low', 'good', 'high', 'dangerous'], rows)
}

function reasonList(bands: readonly Band[]): string {
  const lines = bands.map(({ verdict, reason }) => `- ${emphasised(verdict)}: ${reason}`)
  return [...new Set(lines)].sort().join('\n')
}

function emphasised(verdict: Verdict): string {
  return verdict === 'good' || verdict === 'dangerous' ? `**${verdict}**` : verdict
}
