import * as vscode from 'vscode'
import type { RunModel } from '../../runs/listRunModels'
import { listRunModels } from '../../runs/listRunModels'
import type { ListedRun } from '../../runs/WatchedRun'
import { count } from '../../shared/text/numbers'
import type { ChosenModel } from '../inference/ModelChoice'
import { choose } from '../messages/choose'
import { say } from '../messages/say'
import { joined } from '../views/runTexts'
import { makeModel } from './makeModel'
import { pickItemOf } from './pickRun'
import type { Services } from './services'

/**
 * Have a run's model chosen as it was before training or at a checkpoint; it is exported first where it is not yet. The
 * run may be live. Null if none was chosen.
 *
 * @throws CommandFailed if it cannot be exported
 */
export async function pickVersion(
  services: Pick<Services, 'runs' | 'commandLine' | 'python'>,
): Promise<ChosenModel | null> {
  const runs = (await services.runs.look()).filter(({ task }) => task === 'token-classification')
  const [only] = runs
  if (only === undefined) {
    void say('information', vscode.l10n.t('There are no runs here yet.'))
    return null
  }
  const title = vscode.l10n.t('A model of which run?')
  const run = runs.length === 1 ? only : ((await choose(title, runs.map(pickItemOf)))?.run ?? null)
  const version = run && (await chooseVersion(run))
  return run && version && exported(run, version, services)
}

/** A model at a step, of the latest first and the untrained one last. */
async function chooseVersion(run: ListedRun): Promise<RunModel | null> {
  const models = await listRunModels(run.directory)
  const versions = models.filter(({ step }) => step !== null).reverse()
  const items = versions.map((version) => ({
    label: stepText(version.step),
    description: joined(
      version.step === run.best?.step ? vscode.l10n.t('best') : '',
      version.isExported ? '' : vscode.l10n.t('is exported first'),
    ),
    version,
  }))
  return (await choose(nameOf(run), items))?.version ?? null
}

async function exported(
  run: ListedRun,
  { folder, step, isExported }: RunModel,
  services: Pick<Services, 'commandLine' | 'python'>,
): Promise<ChosenModel | null> {
  const name = joined(nameOf(run), stepText(step))
  const chosen = { folder, name, run: run.directory }
  if (isExported) return chosen
  return (await makeModel(services, [run.directory, '--checkpoint', String(step)], name)) && chosen
}

function stepText(step: number | null): string {
  return step === 0 ? vscode.l10n.t('before training') : vscode.l10n.t('step {0}', count(step ?? 0))
}

function nameOf({ id, notes }: ListedRun): string {
  return notes.name ?? id
}
