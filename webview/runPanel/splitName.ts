import { t } from '@vscode/l10n'
import type { Split } from '../../src/shared/protocol/example'

/** What a score is of. */
export function splitName(split: Split): string {
  switch (split) {
    case 'train':
      return t('training data')
    case 'validation':
      return t('validation data')
    case 'test':
      return t('test data')
  }
}
