import { t } from '@vscode/l10n'
import type { FoundModel, ModelDescription } from '../../config/model/modelDescription'
import { count, millions } from '../../shared/text/numbers'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import type { Fact, FactMaker } from './fact'
import { told } from './fact'
import { code } from './words'

/** What is known of the model. */
export const modelFacts = {
  model_name_or_path: model,
  freeze,
} as const satisfies Readonly<Record<string, FactMaker>>

function model({ resolution, settings }: ConfigSnapshot): Fact | null {
  const found = resolution.model
  // Without trust nobody looked for the model, and there is nothing to say of it.
  if (found?.defect !== null || !settings.isTrusted) return null
  const { description } = found
  if (description === null) return { text: placeText(found), inline: placeWord(found) }
  const size = description.parameters === null ? '' : t('{0} parameters', millions(description.parameters))
  const inline = [size, placeWord(found)].filter((part) => part !== '').join(' · ')
  return { text: `${describe(description)} ${placeText(found)}`, inline }
}

function describe({
  architecture,
  family,
  layers,
  hiddenSize,
  vocabularySize,
  maxPositions,
  parameters,
}: ModelDescription): string {
  const parts = [
    nameText(architecture ?? family ?? ''),
    parameters === null ? '' : t('about {0} parameters without the head', millions(parameters)),
    layers === null || hiddenSize === null ? '' : t('{0} layers of {1}', layers, count(hiddenSize)),
    vocabularySize === null ? '' : t('vocabulary of {0}', count(vocabularySize)),
    maxPositions === null ? '' : t('at most {0} tokens', count(maxPositions)),
  ]
  const known = parts.filter((part) => part !== '')
  return known.length === 0 ? t('Its config.json says little.') : `${known.join(', ')}.`
}

/** What a model's file says it is. */
function nameText(name: string): string {
  return name === '' ? '' : code(name)
}

function placeWord({ reference }: FoundModel): string {
  return reference.source === 'hub' ? t('to be downloaded') : t('on disk')
}

function placeText({ reference: { source, path } }: FoundModel): string {
  switch (source) {
    case 'hub':
      return t('Not on this machine: it is downloaded when a run starts.')
    case 'cache':
      return t('On disk, in the hub’s cache.')
    case 'package':
      return t('On disk, in an installed Python package.')
    case 'folder':
      return t('On disk: {0}.', code(path ?? ''))
  }
}

/** As the trainer counts: a share is rounded down. */
function freeze({ resolution: { effective, model: found } }: ConfigSnapshot): Fact | null {
  const layers = found?.description?.layers ?? null
  const { layers: written, embeddings } = effective.freeze
  if (layers === null) return null
  const frozen = Math.min(layers, Math.floor(written < 1 ? written * layers + 1e-9 : written))
  if (frozen === 0 && !embeddings) return told(t('Nothing is frozen: all {0} layers are trained.', layers))
  return embeddings
    ? told(t('The embeddings and {0} of {1} layers keep their weights.', frozen, layers))
    : told(t('{0} of {1} layers keep their weights.', frozen, layers))
}
