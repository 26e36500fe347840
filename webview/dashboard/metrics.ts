import { t } from '@vscode/l10n'

/** A metric as people write it: the name on the wire where there is no better. */
export function metricName(metric: string): string {
  switch (metric) {
    case 'f1':
      return 'F1'
    case 'f1_macro':
      return t('macro F1')
    case 'loss':
    case 'eval_loss':
      return t('loss')
    case 'accuracy':
      return t('accuracy')
    case 'precision':
      return t('precision')
    case 'recall':
      return t('recall')
    case 'strict_f1':
      return t('strict F1')
    default:
      return metric.replaceAll('_', ' ')
  }
}
