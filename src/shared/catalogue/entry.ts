import type { ArgumentValue } from '../protocol/arguments'
import type { TaskName } from '../protocol/spec'
import type { BandedValue } from './bands'
import type { LinkName } from './links'
import type { DefaultContext } from './values'

/** One key of the config language: everything that check, completion, hover, JSON Schema and docs are made from. */
export interface CatalogueEntry {
  readonly key: string
  readonly group: GroupName
  readonly tasks: readonly TaskName[]
  readonly type: ValueType
  /** Unit of the value: tokens, steps, sentences, … */
  readonly unit?: string
  /** What null (or nothing after the colon) means; without this, null is not allowed. */
  readonly nullMeans?: 'none' | 'default'
  readonly default: DefaultValue
  /** Whether the trainer is told of it. `Arguments` in the trainer's `spec.py` has exactly these keys. */
  readonly reachesTrainer: boolean
  readonly documentation: Documentation
}

/** What is known of a key, in Markdown whose only marks are backquotes. */
export interface Documentation {
  /** One sentence. */
  readonly summary: string
  /** What the key does in practice. Hugging Face's defaults are in `transformers.ts`. */
  readonly detail: string
  /** Which values are good, doubtful and dangerous; only for keys with a number in them. */
  readonly bands?: BandedValue
  /** What to try with this key when something goes wrong, a sentence or two each. */
  readonly advice?: Advice
  /** Pages that say more, the best first. */
  readonly links?: readonly LinkName[]
}

/** What goes wrong in training, as a user sees it. */
export const symptoms = {
  oscillates: 'The loss oscillates or jumps',
  stagnates: 'The loss stagnates',
  overfits: 'The model overfits',
  memory: 'Memory runs out',
} as const
export type Symptom = keyof typeof symptoms

export type Advice = Readonly<Partial<Record<Symptom, string>>>

/**
 * The value of a key that is not written: none at all, null with what decides instead, always the same, or made from the
 * other values, with a description for the docs.
 */
export type DefaultValue =
  | { readonly kind: 'required'; readonly example: string }
  | { readonly kind: 'absent'; readonly description: string }
  | { readonly kind: 'fixed'; readonly value: ArgumentValue }
  | {
      readonly kind: 'computed'
      readonly description: string
      readonly compute: (context: DefaultContext) => ArgumentValue
    }

/** Bounds of a number; an `exclusive` bound is itself not allowed. */
export interface NumberRange {
  readonly min?: number
  readonly max?: number
  readonly exclusiveMin?: number
  readonly exclusiveMax?: number
}

/** One of the values of a key that takes a choice, with other spellings that mean the same. */
export interface Choice {
  readonly value: string
  readonly summary: string
  readonly aliases?: readonly string[]
  /** Why it is doubtful for most, a sentence or two. */
  readonly caution?: string
  /** Tasks that have it; all if not said. */
  readonly tasks?: readonly TaskName[]
}

/** What a key takes. */
export type ValueType =
  | ({ readonly type: 'integer' } & NumberRange)
  | ({ readonly type: 'number' } & NumberRange)
  /** Below 1 a share of all steps, from 1 on a whole count of steps. */
  | ({ readonly type: 'steps' } & NumberRange)
  | { readonly type: 'boolean' }
  | { readonly type: 'string' }
  | {
      readonly type: 'choice'
      readonly choices: readonly Choice[]
      /** Values that transformers has and this product has not. */
      readonly unsupported?: readonly string[]
    }
  /** A path, relative to the config's folder. */
  | { readonly type: 'folder' }
  /** One path of a file, or a list of them. */
  | { readonly type: 'files' }
  | { readonly type: 'strings' }
  /** Names to strings. */
  | { readonly type: 'stringMap' }
  /** A mapping whose keys another value decides. */
  | { readonly type: 'mapping' }
  | { readonly type: 'object'; readonly properties: Readonly<Record<string, ObjectProperty>> }

/** A key inside an `object`. */
export interface ObjectProperty {
  readonly type: { readonly type: 'boolean' } | ({ readonly type: 'number' } & NumberRange)
  readonly default: ArgumentValue
  readonly summary: string
}

/** Groups, in the order in which docs and completion show them. */
export const groups = {
  run: 'Run',
  model: 'Model',
  data: 'Data',
  batch: 'Batches and length of training',
  optimizer: 'Optimizer',
  schedule: 'Learning-rate schedule',
  hardware: 'Precision and hardware',
  logging: 'Logging',
  evaluation: 'Evaluation and the best model',
  saving: 'Checkpoints',
  generation: 'Text generation',
} as const
export type GroupName = keyof typeof groups
