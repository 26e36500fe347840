import { computed, entriesOf, fixed } from '../defineEntry'
import type { CatalogueEntry } from '../entry'

const entry = entriesOf('hardware', true)
const runEntry = entriesOf('hardware', false)

const sameAsPrecision = (precision: string): string =>
  `Means \`precision: ${precision}\`. False says nothing: \`precision\` decides.`

/** Precision of the arithmetic, and the device. */
export const hardwareEntries: readonly CatalogueEntry[] = [
  entry({
    key: 'precision',
    type: {
      type: 'choice',
      choices: [
        { value: 'auto', summary: 'The fastest on this machine, measured once.' },
        { value: 'fp32', summary: 'Full precision.', aliases: ['float32', 'no'] },
        { value: 'bf16', summary: 'Half the bits, the range of fp32.', aliases: ['bfloat16'] },
        { value: 'fp16', summary: 'Half the bits, with loss scaling; GPU only.', aliases: ['float16'] },
      ],
    },
    default: computed('`auto`, unless `fp16` or `bf16` is true', ({ get }) =>
      get('bf16') ? 'bf16' : get('fp16') ? 'fp16' : 'auto',
    ),
    documentation: {
      summary: 'Precision of the arithmetic.',
      detail:
        'The weights are kept, compared and exported in fp32 in any case. bf16 has the range of fp32 and is safe; fp16 ' +
        'overflows sooner. `auto` times a few steps and says in the run what it chose and why.',
      advice: {
        oscillates: 'With `fp16`, try bf16 or fp32: gradients may be too large or too small for it.',
        memory: '`bf16` takes half the memory for what layers keep, on GPUs since Ampere.',
      },
      links: ['mixedPrecision'],
    },
  }),
  runEntry({
    key: 'bf16',
    type: { type: 'boolean' },
    default: fixed(false),
    documentation: { summary: 'Train in bf16.', detail: sameAsPrecision('bf16') },
  }),
  runEntry({
    key: 'fp16',
    type: { type: 'boolean' },
    default: fixed(false),
    documentation: { summary: 'Train in fp16.', detail: sameAsPrecision('fp16') },
  }),
  entry({
    key: 'use_cpu',
    type: { type: 'boolean' },
    default: fixed(false),
    documentation: {
      summary: 'Train on the processor even where there is a GPU.',
      detail: 'For a GPU that another run holds, or to compare results. Much slower.',
      advice: { memory: 'A last resort: a computer has more memory than its GPU, and takes many times as long.' },
    },
  }),
]
