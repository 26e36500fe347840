import { describe, expect, it } from 'vitest'
import type { ShownRun } from '../../../../src/shared/protocol/runPanel'
import { metricText, runFacts, runIdentity } from '../../../../webview/runPanel/facts'
import { shownRunWith } from './shownRunWith'

/** Figures of the header by their names, each with what is beside it. */
function facts(values: Partial<ShownRun> = {}): Record<string, string> {
  const entries = runFacts(shownRunWith(values)).map(({ name, value, detail }) => [
    name,
    detail === undefined ? value : `${value} ${detail}`,
  ])
  return Object.fromEntries(entries) as Record<string, string>
}

describe('the figures of a run', () => {
  it('say how far it is and how well it does', () => {
    expect(facts({ step: 1234, totalSteps: 25_000, best: { metric: 'f1_macro', value: 0.9712, step: 1200 } })).toEqual({
      Step: '1,234 of 25,000',
      Epoch: '2.00 of 5',
      Elapsed: '1:00',
      Left: '1:30',
      Loss: '0.2500',
      'Best macro F1': '97.1 at step 1,200',
    })
  })

  it('say a part of an epoch where `max_steps` ends the run before', () => {
    expect(facts({ epoch: 0.64, epochs: 0.6417 })['Epoch']).toBe('0.64 of 0.64')
  })

  it('are dashes as long as they are not known', () => {
    const early = { step: 0, epoch: null, secondsElapsed: null, secondsLeft: null, loss: null }
    expect(facts(early)).toMatchObject({ Epoch: '– of 5', Elapsed: '–', Left: '–', Loss: '–', Best: '–' })
  })

  it('name a loss that is no number after the first step', () => {
    expect(facts({ step: 10, loss: null })['Loss']).toBe('NaN')
  })

  it('leave out the time left once the run ended', () => {
    expect(facts({ state: 'completed' })).not.toHaveProperty('Left')
    expect(facts({ state: 'not-responding' })).toHaveProperty('Left')
  })
})

describe('what a run is', () => {
  it('is the model and the machine, as far as they are known', () => {
    const unknown = {
      tool: 'finetune-lab',
      model: 'camembert',
      architecture: null,
      device: null,
      precision: null,
    } as const
    expect(runIdentity(unknown)).toEqual(['camembert'])
    expect(runIdentity({ ...unknown, device: 'cpu' })).toEqual(['camembert', 'cpu'])
    expect(runIdentity({ ...unknown, architecture: 'CamembertModel', device: 'cpu', precision: 'bf16' })).toEqual([
      'camembert (CamembertModel)',
      'cpu, bf16',
    ])
  })
})

describe('the value of a metric', () => {
  it.each([
    ['f1', 0.9749, '97.5'],
    ['loss', 0.04773, '0.04773'],
    ['eval_loss', 1.5, '1.500'],
  ])('%s %d is written %s', (metric, value, text) => {
    expect(metricText(metric, value)).toBe(text)
  })
})

describe('the figures of a run of another tool', () => {
  const unknown = {
    tool: 'csv',
    totalSteps: null,
    epochs: null,
    epoch: null,
    secondsElapsed: null,
    loss: null,
  } as const

  it('are those that it tells', () => {
    expect(runFacts(shownRunWith({ ...unknown, step: 7, state: 'quiet' }))).toEqual([{ name: 'Step', value: '7' }])
  })

  it('come with the name of the tool', () => {
    expect(runIdentity(shownRunWith({ tool: 'tensorboard', model: null }))).toEqual(['TensorBoard'])
  })
})
