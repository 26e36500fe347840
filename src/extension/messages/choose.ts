import * as vscode from 'vscode'

/**
 * Have one of a list chosen; null if none was. The list stays until it is answered or dismissed with Escape: a view or a
 * panel that comes in takes the focus, and the command would be gone with the list.
 */
export async function choose<Item extends vscode.QuickPickItem>(
  title: string,
  items: readonly Item[],
): Promise<Item | null> {
  const options = { title, matchOnDescription: true, ignoreFocusOut: true }
  return (await vscode.window.showQuickPick(items, options)) ?? null
}

/** Have any number of a list chosen; null if it was dismissed. */
export async function chooseSeveral<Item extends vscode.QuickPickItem>(
  title: string,
  items: readonly Item[],
): Promise<readonly Item[] | null> {
  const options = { title, matchOnDescription: true, ignoreFocusOut: true, canPickMany: true } as const
  return (await vscode.window.showQuickPick(items, options)) ?? null
}
