import { existsSync } from 'node:fs'
import * as vscode from 'vscode'
import type { ChosenInterpreter, EditorChoices } from '../../environment/chooseInterpreter'
import { EnvironmentFailure } from '../../environment/environmentFailure'
import { missingPackages, probeInterpreter, versionOf } from '../../environment/interpreter'
import { environmentSizes } from '../../environment/environmentSizes'
import type { PythonSetup } from '../../environment/pythonSetup'
import { bytes } from '../../shared/text/numbers'
import { contextKeys } from '../contributions/contextKeys'
import { say } from '../messages/say'
import type { Resource } from '../resource'
import { onDidChangeSetting } from '../settings'
import { proxyVariables, readProxySettings } from './proxyVariables'
import { namedCacheFolder, namedInterpreter } from './pythonSettings'
import type { WorkspacePython } from './WorkspacePython'
import { EnvironmentMaker } from './EnvironmentMaker'

/** Finds the Python to train with, and makes one where there is none. */
export class PythonService implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>()
  private readonly maker = new EnvironmentMaker()
  /** Asking a Python what it has takes some tenths of a second; the answer holds while it is the one chosen. */
  private chosen: { readonly choices: string; readonly interpreter: ChosenInterpreter } | null = null
  private readonly subscriptions: readonly Resource[]
  /** The user chose another interpreter, here or in the Python extension. */
  readonly onDidChangeChoice = this.changed.event

  /** @param trainer the product's own copy of the trainer */
  constructor(
    private readonly trainer: string,
    private readonly workspacePython: WorkspacePython,
  ) {
    const tell = () => this.changed.fire()
    this.subscriptions = [
      workspacePython.onDidChange(tell),
      onDidChangeSetting(['python.interpreter', 'python.cacheFolder'], tell),
      this.changed,
    ]
  }

  /** Variables for the programs that are started: proxies, and where environments are kept. */
  variables(): NodeJS.ProcessEnv {
    const http = vscode.workspace.getConfiguration('http')
    const proxy = readProxySettings((name) => http.get(name))
    const cache = namedCacheFolder()
    return { ...proxyVariables(proxy, process.env), ...(cache === null ? {} : { FINETUNE_LAB_CACHE: cache }) }
  }

  /** The Python side with the choices that hold for a file. */
  async setup(resource?: vscode.Uri): Promise<PythonSetup> {
    return this.setupWith(await this.choicesFor(resource))
  }

  /**
   * The Python to train with.
   *
   * @throws {EnvironmentFailure} when there is none
   */
  async choose(resource?: vscode.Uri): Promise<ChosenInterpreter> {
    const choices = await this.choicesFor(resource)
    const key = JSON.stringify([choices, this.variables()])
    if (this.chosen?.choices === key && existsSync(this.chosen.interpreter.executable)) return this.chosen.interpreter
    this.chosen = null
    try {
      const interpreter = await (await this.setupWith(choices)).choose()
      this.chosen = { choices: key, interpreter }
      setLacksPython(false)
      return interpreter
    } catch (error) {
      setLacksPython(true)
      throw await this.namingWhatIsMissing(error, choices)
    }
  }

  /** The Python to train with, made first if the user wants it; null if not. */
  async ensure(resource?: vscode.Uri): Promise<ChosenInterpreter | null> {
    try {
      return await this.choose(resource)
    } catch (error) {
      if (!(error instanceof EnvironmentFailure) || !canBeMade(error)) throw error
      const setup = await this.setup(resource)
      // An offer that would fail is none.
      await setup.requireBase()
      if (!(await offer(error, setup)) || !(await this.makeUnlessCancelled(resource))) return null
      // What was made is taken, whatever is wrong with the Python that was chosen.
      return { ...(await this.managed()), origin: 'managed' }
    }
  }

  /**
   * Make the managed environment while a notification shows how far it is; at once if it is there.
   *
   * @returns whether it is there now; false, which was said, when the user cancelled
   */
  async makeUnlessCancelled(resource?: vscode.Uri): Promise<boolean> {
    try {
      await this.maker.make(await this.setup(resource))
    } catch (error) {
      if (!(error instanceof EnvironmentFailure) || error.code !== 'cancelled') throw error
      void say('information', vscode.l10n.t('Cancelled: nothing was left behind.'))
      return false
    }
    this.chosen = null
    setLacksPython(false)
    return true
  }

  /** Forget what was found: it may hold no longer. */
  forget(): void {
    this.chosen = null
  }

  /** End a set-up that goes on, leaving nothing behind. */
  end(): Promise<void> {
    return this.maker.end()
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private async choicesFor(resource?: vscode.Uri): Promise<EditorChoices> {
    const named = namedInterpreter(resource)
    return { setting: named, workspace: named === null ? await this.workspacePython.find(resource) : null }
  }

  private async managed() {
    const environment = await (await this.setup()).findManaged()
    if (environment === null) throw new EnvironmentFailure('environment-missing')
    return environment.interpreter
  }

  /** The code for it is loaded with its first use: not each window asks for a Python. */
  private async setupWith(choices: EditorChoices): Promise<PythonSetup> {
    const { pythonSetup } = await import('../../environment/pythonSetup')
    return pythonSetup(this.trainer, { ...process.env, ...this.variables() }, choices)
  }

  /** Where the workspace has a Python, it is that one which the user will think of. */
  private async namingWhatIsMissing(error: unknown, { workspace }: EditorChoices): Promise<unknown> {
    if (!(error instanceof EnvironmentFailure) || error.code !== 'environment-missing' || workspace === null) {
      return error
    }
    const { run } = await this.setupWith({ setting: null, workspace })
    const interpreter = await probeInterpreter([workspace], run)
    if (interpreter !== null) {
      const packages = missingPackages(interpreter).join(', ')
      return new EnvironmentFailure('packages-missing', { program: workspace, packages })
    }
    const version = await versionOf([workspace], run)
    const reason = version === null ? 'it does not start' : `it is Python ${version}, and 3.10 or newer is needed`
    return new EnvironmentFailure('python-unusable', { program: workspace, reason })
  }
}

/** Offers the managed environment in place of a Python that will not do; answers whether it is wanted. */
async function offer({ message }: EnvironmentFailure, setup: PythonSetup): Promise<boolean> {
  const { question, accept } = (await setup.findManaged()) === null ? offerToMake(setup) : offerToUse()
  const choose = vscode.l10n.t('Choose interpreter')
  const clicked = await vscode.window.showWarningMessage(`${message} ${question}`, accept, choose)
  if (clicked === choose) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'finetune-lab.python.interpreter')
  }
  return clicked === accept
}

interface Offer {
  readonly question: string
  readonly accept: string
}

function offerToMake({ recipe }: PythonSetup): Offer {
  const { download, disk } = environmentSizes[recipe.torchBuild]
  const question = vscode.l10n.t(
    'Set up an environment of its own? About {0} to download, {1} on disk, once.',
    bytes(download),
    bytes(disk),
  )
  return { question, accept: vscode.l10n.t('Set up') }
}

function offerToUse(): Offer {
  return {
    question: vscode.l10n.t('Train in the managed environment instead?'),
    accept: vscode.l10n.t('Use managed environment'),
  }
}

/** Whether an environment of our own is a way out. */
function canBeMade({ code }: EnvironmentFailure): boolean {
  return code === 'environment-missing' || code === 'packages-missing' || code === 'python-unusable'
}

function setLacksPython(lacks: boolean): void {
  void vscode.commands.executeCommand('setContext', contextKeys.lacksPython, lacks)
}
