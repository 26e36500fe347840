import { describe, expect, test } from 'vitest'
import { TextEdit } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { completionsAt } from '../../../src/server/feature/completion/completion'
import { diagnosticsOf } from '../../../src/server/feature/diagnostics'
import { hoverAt } from '../../../src/server/feature/hover/hover'
import { inlayHintsIn } from '../../../src/server/feature/inlayHints'
import { renameAt } from '../../../src/server/feature/rename'
import { fixesOf, textAfter, textAfterFixAll } from './actions'
import { positionOf, smallConfig, snapshotOf } from './snapshotOf'

/** The same config as editors and people write it: each turns a plain text into one of its kind. */
const kinds: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['plain', (text) => text],
  ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
  ['a byte-order mark', (text) => `\uFEFF${text}`],
  ['both', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ['tabs behind colons', (text) => text.replaceAll(': ', ':\t')],
  ['emoji in comments above', (text) => `# 🚆 travel orders 👩‍🚀\n${text}`],
  ['emoji in a value above', (text) => `run_name: "🚆 é 日本"\n${text}`],
  ['no last line break', (text) => text.trimEnd()],
]

const lines = `batch_size: 16 # 🚆 sixteen
report_to:
  - none
num_train_epochs: 10
labels: ["🚆", VIA]
learning_rate: 1e-3
`

describe.each(kinds)('%s', (_, write) => {
  const text = write(smallConfig + lines)
  const snapshot = snapshotOf(text)
  const { document } = snapshot

  test('a hover is over the key, and over the value', () => {
    for (const piece of ['learning_rate', '1e-3', 'VIA', 'batch_size', 'task']) {
      const range = hoverAt(snapshot, positionOf(snapshot, piece, 1))?.range
      expect(document.getText(range), piece).toBe(piece)
    }
  })

  test('a diagnostic underlines the key or the value', () => {
    const underlined = diagnosticsOf(snapshot).map(({ range }) => document.getText(range))
    expect(underlined).toEqual(['batch_size', 'report_to', '1e-3'])
  })

  test('a hint is behind the value', () => {
    const whole = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) }
    const [hint] = inlayHintsIn(snapshot, whole).filter(({ label }) => label === '= 5,000 steps')
    expect(hint?.position).toEqual(positionOf(snapshot, '10', 2))
  })

  test('a fix changes what it means to change, and nothing else', () => {
    expect(textAfter(snapshot, fixesOf(snapshot, 'FT011')[0])).toBe(
      text.replace('batch_size', 'per_device_train_batch_size'),
    )
    expect(textAfter(snapshot, fixesOf(snapshot, 'FT014')[0])).toBe(text.replace(/report_to.*\s+- none\r?\n/, ''))
    expect(textAfter(snapshot, fixesOf(snapshot, 'FT080')[0])).toBe(text.replace('1e-3', '5e-5'))
  })

  test('"fix all" leaves the rest as it is', () => {
    const expected = text.replace('batch_size', 'per_device_train_batch_size').replace(/report_to.*\s+- none\r?\n/, '')
    expect(textAfterFixAll(text)).toBe(expected)
  })

  test('a rename changes the label, quotes left out', () => {
    const ends = text.includes('\r') ? '\r\n' : '\n'
    const edit = renameAt(snapshot, positionOf(snapshot, '"🚆"', 1), 'TRAIN')
    expect(textAfter(snapshot, { edit: edit ?? {} })).toBe(text.replace('"🚆"', '"TRAIN"'))
    const ofData = renameAt(snapshot, positionOf(snapshot, 'VIA'), 'STOP')
    const after = textAfter(snapshot, { edit: ofData ?? {} })
    expect(after).toContain(`label_map: {VIA: STOP}${text.endsWith('e-3') && after.endsWith('}') ? '' : ends}`)
    expect(snapshotOf(after).resolution.effective.labels).toEqual(['🚆', 'STOP'])
  })

  test('a completion replaces the word that is being typed', () => {
    const typed = snapshotOf(write('see\ntask: token-classification\n'))
    const item = completionsAt(typed, positionOf(typed, 'see', 3)).find(({ label }) => label === 'seed')
    const edit = item?.textEdit
    if (edit === undefined || !TextEdit.is(edit)) throw new Error('no edit')
    const newText = edit.newText.replace('${1:42}', '42')
    const after = TextDocument.applyEdits(typed.document, [{ range: edit.range, newText }])
    expect(after).toBe(typed.document.getText().replace('see', 'seed: 42'))
  })

  test('a completion of a value replaces the value', () => {
    const typed = snapshotOf(write('task: tok # 🚆\nseed: 1\n'))
    const [item] = completionsAt(typed, positionOf(typed, 'tok', 3))
    const edit = item?.textEdit
    if (edit === undefined || !TextEdit.is(edit)) throw new Error('no edit')
    expect(TextDocument.applyEdits(typed.document, [edit])).toBe(
      typed.document.getText().replace('tok', 'token-classification'),
    )
  })

  test('a missing key becomes a line of its own', () => {
    const typed = snapshotOf(write('model_name_or_path: models/camembert\ntrain_file: data/train.conll\nseed: 1\n'))
    const after = snapshotOf(textAfter(typed, fixesOf(typed, 'FT017')[0]))
    const keys = after.config.entries.map(({ key }) => key).filter((key) => key !== 'run_name')
    expect(keys).toEqual(['task', 'model_name_or_path', 'train_file', 'seed'])
    const text = after.document.getText()
    expect(text.lastIndexOf('\uFEFF')).toBe(text.startsWith('\uFEFF') ? 0 : -1)
    if (text.includes('\r')) expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
})
