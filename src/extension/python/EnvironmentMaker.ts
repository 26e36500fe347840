import * as vscode from 'vscode'
import { EnvironmentFailure } from '../../environment/environmentFailure'
import { environmentSizes } from '../../environment/environmentSizes'
import type { PipProgress } from '../../environment/pipProgress'
import type { PythonSetup } from '../../environment/pythonSetup'
import { bytes } from '../../shared/text/numbers'

/** Makes the managed environment, one at a time, in view and cancellable. */
export class EnvironmentMaker {
  private making: Promise<void> | null = null
  private abort = new AbortController()

  /**
   * Whoever asks while one is being made waits for the same.
   *
   * @throws {EnvironmentFailure} `cancelled`, or why it could not be made
   */
  make(setup: PythonSetup): Promise<void> {
    return (this.making ??= this.makeShown(setup).finally(() => (this.making = null)))
  }

  /** Cancel what is being made and wait until its files are gone. */
  async end(): Promise<void> {
    this.abort.abort()
    await this.making?.catch(() => undefined)
  }

  private async makeShown(setup: PythonSetup): Promise<void> {
    const { download, disk } = environmentSizes[setup.recipe.torchBuild]
    const title = vscode.l10n.t(
      'Setting up Python (once, about {0} to download, {1} on disk)',
      bytes(download),
      bytes(disk),
    )
    this.abort = new AbortController()
    const { signal } = this.abort
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
    await vscode.window.withProgress(options, async (progress, cancellation) => {
      cancellation.onCancellationRequested(() => this.abort.abort())
      const onProgress = (step: PipProgress) => progress.report({ message: textOf(step) })
      await setup.ensureManaged({ signal, onProgress })
    })
    if (signal.aborted) throw new EnvironmentFailure('cancelled')
  }
}

function textOf({ stage, detail }: PipProgress): string {
  switch (stage) {
    case 'making':
      return vscode.l10n.t('making an environment with Python {0}', detail)
    case 'collecting':
      return vscode.l10n.t('resolving {0}', detail)
    case 'downloading':
      return vscode.l10n.t('downloading {0}', detail)
    case 'installing':
      return vscode.l10n.t('installing {0}', detail)
  }
}
