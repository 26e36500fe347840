import { t } from '@vscode/l10n'
import { describeBounds } from '../../../config/describe'
import { describeMeasure } from '../../../config/describeCatalogue'
import type { Band, Verdict } from '../../../shared/catalogue/bands'
import type { Judgement } from '../../fact/judgement'

/** Where the value of this config lies, a word or two; empty if that is not known. */
export function verdictText(judgement: Judgement | null): string {
  if (judgement?.measured === undefined || judgement.measured === null) return ''
  const { band, bands, banded } = judgement
  const good = bands.find(({ verdict }) => verdict === 'good')
  if (band === undefined) {
    return good === undefined
      ? t('Nothing is known against it.')
      : t('Not among the usual values, and nothing is known against it.')
  }
  const word = `**${t('{0}.', sentenceWord(band.verdict))}**`
  // A share or a number of sentences is not written as it is measured: the list below says more.
  const isNamed = band.verdict !== 'good' && good !== undefined && banded.measure === 'value'
  return isNamed ? `${word} ${t('Usual here: {0}.', describeBounds(good))}` : word
}

/** The bands as a list from low to high, that of this config marked. */
export function bandText(judgement: Judgement | null): string {
  if (judgement === null) return ''
  const { bands, banded, situation } = judgement
  const title = situation === '' ? t('**Values**') : t('**Values** for {0}', situation)
  const lines = bands.map((band) => bandLine(band, band === judgement.band))
  return [`${title}${measureText(banded.measure)}`, ...lines].join('\n')
}

function bandLine(band: Band, isHere: boolean): string {
  const bounds = `${describeBounds(band)}: **${listWord(band.verdict)}**`
  return isHere ? `- ${bounds} ${t('← this config')}. ${band.reason}` : `- ${bounds}. ${band.reason}`
}

function measureText(measure: Judgement['banded']['measure']): string {
  const text = describeMeasure(measure)
  return text === '' ? ':' : `. ${text}`
}

function listWord(verdict: Verdict): string {
  switch (verdict) {
    case 'good':
      return t('good')
    case 'low':
      return t('low')
    case 'high':
      return t('high')
    case 'dangerous':
      return t('dangerous')
  }
}

function sentenceWord(verdict: Verdict): string {
  switch (verdict) {
    case 'good':
      return t('Good')
    case 'low':
      return t('Doubtful: low')
    case 'high':
      return t('Doubtful: high')
    case 'dangerous':
      return t('Dangerous')
  }
}
