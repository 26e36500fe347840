import * as vscode from 'vscode'
import type { RunModel } from '../../runs/listRunModels'
import { listRunModels } from '../../runs/listRunModels'
import type { ListedRun } from '../../runs/WatchedRun'
import type { ChosenModel } from '../inference/ModelChoice'
import { stepText, titleOf } from '../inference/namedModels'
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
 * @param except folders of models that are not offered
 * @throws CommandFailed if it cannot be exported
 */
export async function pickVersion(
  services: Pick<Services, 'runs' | 'commandLine' | 'python'>,
  except: readonly string[],
): Promise<ChosenModel | null> {
  const runs = (await services.runs.look()).filter(({ task }) => task === 'token-classification')
  const [only] = runs
  if (only === undefined) {
    void say('information', vscode.l10n.t('There are no runs here yet.'))
    return null
  }
  const title = vscode.l10n.t('A model of which run?')
  const run = runs.length === 1 ? only : ((await choose(title, runs.map(pickItemOf)))?.run ?? null)
  const version = run && (await chooseVersion(run, except))
  return run && version && exportedVersion(services, { directory: run.directory, name: nameOf(run) }, version)
}

/** A model at a step, of the latest first and the untrained one last. */
async function chooseVersion(run: ListedRun, except: readonly string[]): Promise<RunModel | null> {
  const models = await listRunModels(run.directory)
  const versions = models.filter(({ step, folder }) => step !== null && !except.includes(folder)).reverse()
  const items = versions.map((version) => ({
    label: stepText(version.step ?? 0),
    description: joined(
      version.step === run.best?.step ? vscode.l10n.t('best') : '',
      version.isExported ? '' : vscode.l10n.t('is exported first'),
    ),
    version,
  }))
  return (await choose(nameOf(run), items))?.version ?? null
}

/**
 * A model of a run, exported if it is not yet; null if that was cancelled.
 *
 * @param run its absolute directory, and what it is called
 * @throws CommandFailed if it cannot be exported
 */
export async function exportedVersion(
  services: Pick<Services, 'commandLine' | 'python'>,
  { directory, name }: { readonly directory: string; readonly name: string },
  { folder, step, isExported }: RunModel,
): Promise<ChosenModel | null> {
  const chosen = { folder, name, run: directory }
  if (isExported || step === null) return chosen
  return (await makeModel(services, [directory, '--checkpoint', String(step)], titleOf(chosen))) && chosen
}

function nameOf({ id, notes }: ListedRun): string {
  return notes.name ?? id
}
