import { t } from '@vscode/l10n'
import { count } from '../../shared/text/numbers'

/** `1 step`, `5,000 steps`. */
export function steps(value: number): string {
  return value === 1 ? t('1 step') : t('{0} steps', count(value))
}

/** `1 example`, `4,000 examples`. */
export function examples(value: number): string {
  return value === 1 ? t('1 example') : t('{0} examples', count(value))
}
