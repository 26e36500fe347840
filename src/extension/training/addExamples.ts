import * as vscode from 'vscode'
import type { Appending, AppendRefusal } from '../../runs/appendExamples'
import { appendExamples } from '../../runs/appendExamples'
import type { LabelledText } from '../../shared/entities/markup'
import { ask } from '../messages/say'
import type { TargetFile } from './chooseTarget'
import { openTarget, type AppendFailure, type Written } from './openTarget'

/** What was added to a file. */
export interface Added extends Written {
  readonly uri: vscode.Uri
  readonly count: number
}

/**
 * Adds sentences at the end of a data file. One that VS Code can open is left unsaved: it can be looked at, undone and
 * saved in its editor; a larger one is written.
 *
 * @returns a sentence that says why it cannot be done; null if the user does not want it
 * @throws what is said of a file that cannot be opened or written
 */
export async function addExamples(
  { uri, reading }: TargetFile,
  examples: readonly LabelledText[],
): Promise<Added | string | null> {
  const target = await openTarget(uri)
  const appending = async (some: readonly LabelledText[]) =>
    appendExamples({ name: uri.fsPath, source: await target.source(), reading }, some)
  const progress = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading {0}', nameOf(uri)) }
  const all = await vscode.window.withProgress(progress, () => appending(examples))
  if (typeof all === 'string') return refusalText(all, nameOf(uri))
  const chosen = await confirm(all, examples, nameOf(uri))
  if (chosen === null) return null
  const some = chosen === examples ? all : await vscode.window.withProgress(progress, () => appending(chosen))
  if (typeof some === 'string') return refusalText(some, nameOf(uri))
  const written = await target.append(some)
  return typeof written === 'string' ? failureText(written, nameOf(uri)) : { ...written, uri, count: chosen.length }
}

export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri)
}

/** Tells what may not be meant, if anything is. Answers the sentences that are to be added; null: none. */
async function confirm(
  { repeated, doubled, newLabels, cut }: Appending,
  examples: readonly LabelledText[],
  name: string,
): Promise<readonly LabelledText[] | null> {
  const told = [
    ...(repeated.length > 0 ? [repeatedText(repeated, examples)] : []),
    ...(doubled.length > 0 ? [doubledText(doubled, examples)] : []),
    ...(newLabels.length > 0 ? [labelText(newLabels)] : []),
    ...(cut.length > 0 ? [cutText(cut)] : []),
  ]
  if (told.length === 0) return examples
  const others = examples.filter((_, index) => !repeated.includes(index) && !doubled.includes(index))
  const [add, rest] = [vscode.l10n.t('Add all'), vscode.l10n.t('Add new ones only')]
  const hasRest = others.length > 0 && others.length < examples.length
  const question = vscode.l10n.t('Add {0} to {1}?', countText(examples.length), name)
  const answer = await ask(question, told.join('\n\n'), add, ...(hasRest ? [rest] : []))
  return answer === add ? examples : answer === rest ? others : null
}

/** `1 sentence`. */
export function countText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 sentence') : vscode.l10n.t('{0} sentences', count)
}

/** Sentences and words that a dialog names. */
const mostNamed = 3

function repeatedText(repeated: readonly number[], examples: readonly LabelledText[]): string {
  const texts = repeated.map((index) => examples[index]?.text ?? '')
  return repeated.length === 1
    ? vscode.l10n.t('It has this sentence already: {0}', named(texts))
    : vscode.l10n.t('It has {0} of them already: {1}', repeated.length, named(texts))
}

function doubledText(doubled: readonly number[], examples: readonly LabelledText[]): string {
  const texts = doubled.map((index) => examples[index]?.text ?? '')
  return vscode.l10n.t('More than once among what is added: {0}', named([...new Set(texts)]))
}

function labelText(labels: readonly string[]): string {
  return vscode.l10n.t('It has no entity with this label yet: {0}', labels.join(', '))
}

function cutText(parts: readonly string[]): string {
  return vscode.l10n.t('Only part of a word is labelled here, and all of the word will be: {0}', named(parts))
}

function named(texts: readonly string[]): string {
  const more = texts.length > mostNamed ? ' …' : ''
  return (
    texts
      .slice(0, mostNamed)
      .map((text) => vscode.l10n.t('“{0}”', text))
      .join(', ') + more
  )
}

function refusalText(refusal: AppendRefusal, name: string): string {
  switch (refusal) {
    case 'format':
      return vscode.l10n.t(
        'Sentences can be added to CoNLL files (.conll, .iob, .bio), JSON (.jsonl, .json) and tables (.csv, .tsv). {0} is none.',
        name,
      )
    case 'unreadable':
      return vscode.l10n.t('No sentence with labels was found in {0}, so how to add to it is not known.', name)
    case 'scheme':
      return vscode.l10n.t('The way in which {0} is written cannot say this.', name)
  }
}

function failureText(failure: AppendFailure, name: string): string {
  switch (failure) {
    case 'changed':
      return vscode.l10n.t('{0} was changed meanwhile, so nothing was added. Add the sentences again.', name)
    case 'unsaved':
      return vscode.l10n.t('{0} has changes that are not saved. Save it, then add the sentences again.', name)
    case 'locked':
      return vscode.l10n.t('{0} could not be changed.', name)
  }
}
