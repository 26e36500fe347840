import type { ShortLivedHost } from '../../runs/shortLivedHost'
import type { StageName } from '../../shared/protocol/event'
import type { RunState } from '../../shared/protocol/runState'
import type { StyleName } from './style'

/** The stages of a run as a person reads them. */
export const stageTexts: Readonly<Record<StageName, string>> = {
  'loading-data': 'loading data',
  'loading-model': 'loading model',
  training: 'training',
  evaluating: 'evaluating',
  exporting: 'exporting',
}

/** The states of a run as a person reads them, with their colours. */
export const stateTexts: Readonly<Record<RunState, { readonly text: string; readonly colour: StyleName }>> = {
  running: { text: 'running', colour: 'cyan' },
  'not-responding': { text: 'not responding', colour: 'yellow' },
  interrupted: { text: 'interrupted', colour: 'yellow' },
  completed: { text: 'completed', colour: 'green' },
  'early-stopped': { text: 'stopped early, as it no longer improved', colour: 'green' },
  stopped: { text: 'stopped', colour: 'yellow' },
  failed: { text: 'failed', colour: 'red' },
}

/** What ends a run on a machine that may be stopped, and what to do. */
export const hostTexts: Readonly<Record<ShortLivedHost, string>> = {
  wsl: 'This is WSL: the run ends when Windows stops it, some time after its last terminal is closed. Keep one open.',
  container:
    'This is a container: the run ends when it is stopped. What is in mounted folders stays and can be resumed.',
}

/** What a person can do about a run in a state; empty where there is nothing to do. */
export function nextStep(state: RunState, run: string): string {
  switch (state) {
    case 'interrupted':
      return `Its trainer is gone: it was killed, ran out of memory, or the machine restarted. Go on with \`finetune resume ${run}\`.`
    case 'not-responding':
      return `Its trainer has been silent for a minute; it may be starved or hang. Its output is in log.txt; if it is gone with its machine, \`finetune resume ${run}\` says how to go on.`
    case 'stopped':
      return `Go on with \`finetune resume ${run}\`, or make a model of what it has with \`finetune export ${run}\`.`
    case 'failed':
    case 'running':
    case 'completed':
    case 'early-stopped':
      return ''
  }
}
