import * as vscode from 'vscode'
import { mayBeData } from '../language/mayBeData'
import { pickConfigToShow } from './pickConfig'
import type { Services } from './services'

/** `Show data statistics`: of the data file that it was asked for or that is in front, else of a config's data. */
export async function showDataStatistics(services: Services, given?: unknown): Promise<void> {
  const target = dataFile(given) ?? (await pickConfigToShow(services, given))
  // What is counted is what is on the disk.
  if (target !== null) (await services.dataPanels()).show(target)
}

function dataFile(given: unknown): vscode.Uri | null {
  if (given !== undefined) return null
  const document = vscode.window.activeTextEditor?.document
  return document?.uri.scheme === 'file' && mayBeData(document) ? document.uri : null
}
