import { describe, expect, it } from 'vitest'
import { importProblem } from '../../../src/build/importBoundaries.mjs'

function problem(file: string, specifier: string): string | null {
  return importProblem('/lab/src', `/lab/src/${file}`, specifier)
}

describe('import boundaries', () => {
  it.each([
    ['config/model/findModel.ts', '../../shared/problem'],
    ['config/model/findModel.ts', '../problems'],
    ['runs/startRun.ts', '../data/prepareData'],
    ['cli/predict.ts', '../inference/client'],
    ['extension/inference/preview.ts', '../../inference/client'],
    ['inference/main.ts', 'onnxruntime-node'],
    ['config/problems.ts', 'yaml'],
  ])('let %s import %s', (file, specifier) => {
    expect(problem(file, specifier)).toBeNull()
  })

  it.each([
    ['shared/problem.ts', '../config/problems'],
    ['shared/problem.ts', 'node:fs'],
    ['config/problems.ts', '../runs/startRun'],
    ['config/model/findModel.ts', '../../data/prepareData'],
    ['inference/main.ts', '../cli/main'],
    ['cli/predict.ts', '../inference/decode/decode'],
    ['cli/predict.ts', 'onnxruntime-node'],
    ['extension/inference/preview.ts', '../../inference/tokenClassifier'],
    ['runs/startRun.ts', '../environment/interpreter'],
  ])('do not let %s import %s, and say why', (file, specifier) => {
    expect(problem(file, specifier)).toMatch(/: .+\.$/)
  })

  it('let types of a package be imported whose code is slow to load', () => {
    const [source, file] = ['/lab/src', '/lab/src/server/main.ts']
    expect(importProblem(source, file, 'vscode-languageserver/node', true)).toBeNull()
    expect(importProblem(source, file, 'vscode-languageserver/node')).toMatch(/only types/)
    expect(importProblem(source, file, 'vscode-languageserver-types')).toBeNull()
  })
})
