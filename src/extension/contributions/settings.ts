/** A setting, from which the manifest, its type in the code and the README's table are made. */
export interface SettingContribution {
  readonly type: 'string' | 'boolean' | 'strings'
  readonly default: string | boolean | readonly string[]
  /** Markdown. The first sentence says what it does. */
  readonly description: string
  /** `machine-overridable` where a path of this machine is meant, `resource` where folders may differ. */
  readonly scope: 'machine-overridable' | 'resource' | 'window'
  /** Not read from a workspace that is not trusted: it names what is started or read. */
  readonly isRestricted: boolean
}

/** Before each name: `finetune-lab.python.interpreter`. */
export const settingPrefix = 'finetune-lab'

/** Titled groups of the settings editor, with names below the prefix. */
export const settings = {
  Python: {
    'python.interpreter': {
      type: 'string',
      default: '',
      description:
        'Python to train with, a path or a name on the search path. Relative paths start from the workspace folder, `~` is your home. Empty: the one chosen in the Python extension if it has the packages, else the managed environment that *Set up Python environment* makes.',
      scope: 'machine-overridable',
      isRestricted: true,
    },
    'python.cacheFolder': {
      type: 'string',
      default: '',
      description:
        'Folder for the managed Python environment, about 2 GB (8 GB with CUDA). Relative paths start from the workspace folder, `~` is your home. Empty: the user’s cache folder.',
      scope: 'machine-overridable',
      isRestricted: true,
    },
  },
  Runs: {
    'runs.folders': {
      type: 'strings',
      default: [],
      description:
        'More folders whose runs are shown, besides the `output_dir` of each config here. Relative paths start from the workspace folder, `~` is your home.',
      scope: 'resource',
      isRestricted: true,
    },
    'runs.alwaysShowLatest': {
      type: 'boolean',
      default: false,
      description: 'Show the panel of each run that starts, from here or from elsewhere, without taking the focus.',
      scope: 'window',
      isRestricted: false,
    },
    'runs.notifyAtEnd': {
      type: 'boolean',
      default: true,
      description: 'Say it when a run ends or fails while its panel is not in view.',
      scope: 'window',
      isRestricted: false,
    },
  },
  Editor: {
    'entities.colourDataFiles': {
      type: 'boolean',
      default: true,
      description: 'Colour the entities in data files (`.conll`, `.iob`, `.jsonl`), a colour for each label.',
      scope: 'resource',
      isRestricted: false,
    },
    'entities.exact': {
      type: 'boolean',
      default: false,
      description:
        'Find entities with the exact model (fp32) rather than with the one of 8-bit integers, which is several times as fast and nearly as good.',
      scope: 'window',
      isRestricted: false,
    },
    'editor.transformersVersion': {
      type: 'string',
      default: '',
      description:
        'Version of transformers, such as `5.18`, whose defaults and removals are told where the mouse rests on a key. Empty: that of the Python that trains.',
      scope: 'window',
      isRestricted: false,
    },
  },
  Terminal: {
    'terminal.addCommandLine': {
      type: 'boolean',
      default: true,
      description: 'Put the `finetune` command on the search path of the integrated terminal.',
      scope: 'window',
      isRestricted: false,
    },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, SettingContribution>>>>

type Groups = typeof settings
/** Each setting with its contribution, whatever its group. */
type AllSettings = { [Group in keyof Groups]: Groups[Group] }[keyof Groups] extends infer Union
  ? (Union extends unknown ? (all: Union) => void : never) extends (all: infer All) => void
    ? All
    : never
  : never

export type SettingName = keyof AllSettings

interface ValueTypes {
  readonly string: string
  readonly boolean: boolean
  readonly strings: readonly string[]
}

/** The type of a setting's value. */
export type SettingValue<Name extends SettingName> = AllSettings[Name] extends {
  readonly type: infer Type extends keyof ValueTypes
}
  ? ValueTypes[Type]
  : never
