/** Why there is no Python environment to train in. */
export type EnvironmentCode =
  | 'python-missing'
  | 'python-unusable'
  | 'packages-missing'
  | 'environment-missing'
  | 'venv-unavailable'
  | 'install-failed'
  | 'disk-full'
  | 'disk-filled'
  | 'cancelled'

interface Text {
  /** `{name}` stands for a detail of the failure. */
  readonly message: string
  readonly hint: string
}

const texts: Readonly<Record<EnvironmentCode, Text>> = {
  'python-missing': {
    message: 'No Python 3.10 or newer was found.',
    hint: 'Install Python 3.10 to 3.14 from python.org or your system, then run `finetune setup`.',
  },
  'python-unusable': {
    message: '{program} cannot be used: {reason}.',
    hint: 'Name another Python in FINETUNE_PYTHON, or unset it.',
  },
  'packages-missing': {
    message: '{program} lacks what training needs: {packages}.',
    hint: 'Install them there with pip, or unset FINETUNE_PYTHON and run `finetune setup`.',
  },
  'environment-missing': {
    message: 'No Python here has what training needs.',
    hint: 'Run `finetune setup`: it makes an environment of its own, or name your Python in FINETUNE_PYTHON.',
  },
  'venv-unavailable': {
    message: '{program} cannot make environments: {reason}.',
    hint: 'On Debian and Ubuntu, install the package python3-venv, then try again.',
  },
  'install-failed': {
    message: 'pip could not install the packages: {reason}',
    hint: 'Check the network, a proxy (HTTPS_PROXY) and pip’s own configuration, then try again.',
  },
  'disk-full': {
    message: 'The environment needs about {needed} on disk, {folder} has {free}.',
    hint: 'Make room, or name a folder on another disk in FINETUNE_LAB_CACHE.',
  },
  'disk-filled': {
    message: 'The disk became full: {reason}. Packages go to {folder} by way of {temporary}.',
    hint: 'Make room there, or name folders on another disk in FINETUNE_LAB_CACHE and TMPDIR (TEMP on Windows).',
  },
  cancelled: { message: 'Cancelled: nothing was left behind.', hint: '' },
}

/** Nothing to train in, with what to do about it. */
export class EnvironmentFailure extends Error {
  readonly hint: string

  constructor(
    readonly code: EnvironmentCode,
    /** What the message is about: `program`, `packages`, `reason`, … */
    readonly details: Readonly<Record<string, string>> = {},
  ) {
    const text = texts[code]
    super(text.message.replace(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole))
    this.name = 'EnvironmentFailure'
    this.hint = text.hint
  }
}
