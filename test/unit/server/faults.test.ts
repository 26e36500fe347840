import { TextDocument } from 'vscode-languageserver-textdocument'
import { expect, test } from 'vitest'
import { faultOf } from '../../languageServer/askEverything'

const document = TextDocument.create('file:///x', 'finetune', 1, 'a: 1\nb: 2\n')

function edit(line: number, from: number, to: number) {
  return { range: { start: { line, character: from }, end: { line, character: to } }, newText: 'x' }
}

test('the checks of random answers see what is wrong', () => {
  expect(faultOf([{ edit: { changes: { x: [edit(0, 0, 4), edit(1, 0, 1)] } } }], document)).toBeNull()
  expect(faultOf([{ edit: { changes: { x: [edit(0, 0, 4), edit(0, 3, 4)] } } }], document)).toMatch(/overlap/)
  expect(faultOf({ inner: [edit(0, 0, 5)] }, document)).toMatch(/no range/)
  expect(faultOf(edit(0, 3, 1), document)).toMatch(/no range/)
  expect(faultOf(edit(7, 0, 0), document)).toMatch(/no range/)
})
