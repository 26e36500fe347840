import * as vscode from 'vscode'
import { percent } from '../../shared/text/numbers'
import { CommandFailed } from '../commandLine/CommandLine'
import type { Services } from './services'

/**
 * Run a command that reads data, which can take a while: a notification shows how far it is and can cancel it.
 *
 * @param read of `readCommandLine.ts`
 * @returns null when it was cancelled
 * @throws CommandFailed as the command line does
 */
export async function runReadingData<Document>(
  title: string,
  words: readonly string[],
  read: (value: unknown) => Document | null,
  { commandLine, variables }: Pick<Services, 'commandLine'> & { readonly variables?: NodeJS.ProcessEnv },
): Promise<Document | null> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true }
  try {
    return await vscode.window.withProgress(options, (progress, cancellation) => {
      const abort = new AbortController()
      cancellation.onCancellationRequested(() => abort.abort())
      return commandLine.run(words, read, {
        ...(variables !== undefined && { variables }),
        signal: abort.signal,
        onReading: ({ bytes, totalBytes }) => {
          const share = percent(bytes / Math.max(1, totalBytes), 0)
          progress.report({ message: vscode.l10n.t('reading data, {0} %', share) })
        },
      })
    })
  } catch (error) {
    if (error instanceof CommandFailed && error.code === 'cancelled') return null
    throw error
  }
}
