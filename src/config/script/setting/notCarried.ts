import type { CallSite } from '../scriptIndex'
import type { Code } from '../syntax'
import { argumentsOf } from '../syntax'
import type { Evaluation } from '../value/evaluation'
import { valueOf } from '../value/reading'
import type { SettingReader } from './settingReader'

const calls: readonly (readonly [name: RegExp, reason: string])[] = [
  [
    /^(LoraConfig|get_peft_model|PeftConfig|IA3Config)$/,
    'All weights are trained here; `freeze` keeps some as they are.',
  ],
  [
    /^(BitsAndBytesConfig|prepare_model_for_kbit_training)$/,
    'Weights are kept in fp32; `precision` is that of the arithmetic.',
  ],
  [/^(FocalLoss|WeightedRandomSampler)$/, 'The loss is cross entropy, and every example counts alike.'],
  [/^hyperparameter_search$/, 'A run has one set of values; start one for each.'],
]

/** Code that changes what is learned and that no key stands for. */
export const tellWhatIsNotCarried: SettingReader = (evaluation, table) => {
  const { index } = evaluation
  for (const { name, code } of index.calls) {
    const reason = calls.find(([each]) => each.test(name))?.[1]
    if (reason !== undefined) table.tell('FS011', { name, reason }, code)
  }
  for (const { name, bases, at } of index.classes) {
    const reason = 'What the class changes is lost: training goes by the config alone.'
    if (bases.some((base) => base.endsWith('Trainer'))) table.tell('FS011', { name, reason }, at)
  }
  for (const call of index.calls) tellOptimizers(call, table)
  const frozen = frozenAt(evaluation)
  const reason = 'Say with `freeze` what keeps its weights, such as `freeze: {embeddings: true, layers: 0.5}`.'
  if (frozen !== null && !table.has('freeze')) table.tell('FS011', { name: 'requires_grad = False', reason }, frozen)
}

function tellOptimizers({ name, code }: CallSite, table: Parameters<SettingReader>[1]): void {
  if (!name.endsWith('Trainer')) return
  const optimizers = argumentsOf(code).find((each) => each.name === 'optimizers')
  const reason = 'Set `optim`, `learning_rate` and `lr_scheduler_type` instead.'
  if (optimizers !== undefined) table.tell('FS011', { name: 'optimizers', reason }, optimizers.code)
}

function frozenAt({ index, read }: Evaluation): Code | null {
  const given = (index.attributes.get('requires_grad') ?? []).slice(0, 100)
  const frozen = given.find(({ bound }) => bound.type === 'value' && valueOf(read(bound.code, bound.scope)) === false)
  return frozen?.at ?? null
}
