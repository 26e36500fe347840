import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findRuns } from '../../../../src/runs/foreign/findRuns'
import { openSource } from '../../../../src/runs/openSource'
import { temporaryFolder, writeRun } from '../fixture'

/** Files of a folder by their paths, with their texts. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return folder
}

/** Runs below a folder as `tool path`. */
async function found(folder: string): Promise<string[]> {
  const runs = await findRuns(folder)
  return runs.map(({ tool, address }) => `${tool} ${path.relative(folder, address)}`)
}

const spacy = 'E    #       LOSS NER  SCORE \n---  ------  --------  ------\n  0       0     48.50    0.00\n'

describe('looking for runs', () => {
  it('finds those of every tool, nearest first', async () => {
    const folder = folderOf({
      'a/trainer_state.json': '{}',
      'a/checkpoint-5/trainer_state.json': '{}',
      'b/checkpoint-5/trainer_state.json': '{}',
      'c/trainer_log.jsonl': '{"current_steps": 1, "total_steps": 2, "loss": 1}\n',
      'd/train.log': spacy,
      'd/log.jsonl': '{"epoch": 0, "step": 0, "losses": {"ner": 1}, "scores": {}, "score": 0}\n',
      'e/version_0/metrics.csv': 'epoch,step,loss\n',
      'f/history.csv': 'epoch,loss\n',
      'g/metrics.jsonl': '{"step": 1, "loss": 1}\n',
      'tb/one/events.out.tfevents.1.host': '',
      'tb/two/events.out.tfevents.1.host': '',
    })
    writeRun(folder)
    expect((await found(folder)).sort()).toEqual([
      'csv f/history.csv',
      'finetune-lab travel-20261123-153900',
      'json-lines g/metrics.jsonl',
      'lightning e/version_0/metrics.csv',
      'llama-factory c/trainer_log.jsonl',
      'spacy d/log.jsonl',
      'spacy d/train.log',
      'tensorboard tb/one',
      'tensorboard tb/two',
      'transformers a',
      'transformers b',
    ])
  })

  it('takes nothing else for a run', async () => {
    const folder = folderOf({
      'data.jsonl': '{"text": "a", "label": "b"}\n',
      'tagged.jsonl': '{"tokens": ["a"], "tags": ["O"], "id": 3}\n',
      'steps.jsonl': '{"step": 1}\n',
      'table.csv': 'text,label\na,b\n',
      'epochs.csv': 'epoch\n1\n',
      'notes.txt': 'E is an epoch, # a number, SCORE a word\n',
      'noise.log': '\u0000\u0001\uFFFD',
      'empty.jsonl': '',
      'checkpoint-5/model.bin': '',
      '.git/trainer_state.json': '{}',
      'node_modules/a/trainer_state.json': '{}',
    })
    expect(await found(folder)).toEqual([])
  })

  it('takes the file that is named, and its folder where the folder is the run', async () => {
    const folder = folderOf({ 'out/trainer_state.json': '{}', 'tb/events.out.tfevents.1.host': '', 'x.log': spacy })
    expect(await findRuns(path.join(folder, 'out/trainer_state.json'))).toEqual([
      { tool: 'transformers', address: path.join(folder, 'out') },
    ])
    expect(await findRuns(path.join(folder, 'tb/events.out.tfevents.1.host'))).toEqual([
      { tool: 'tensorboard', address: path.join(folder, 'tb') },
    ])
    expect(await findRuns(path.join(folder, 'x.log'))).toEqual([{ tool: 'spacy', address: path.join(folder, 'x.log') }])
  })

  it('says why where there is nothing to look at', async () => {
    await expect(findRuns(path.join(temporaryFolder(), 'nothing'))).rejects.toMatchObject({ code: 'folder-unreadable' })
  })

  it.skipIf(process.getuid?.() === 0)('says why where it may not look', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0)
    await expect(findRuns(folder)).rejects.toMatchObject({ code: 'folder-unreadable' })
    chmodSync(folder, 0o700)
  })
})

describe('a run at an address', () => {
  it('is ours where it has our record', async () => {
    const look = await (await openSource(writeRun(temporaryFolder()))).look()
    expect(look.describe().tool).toBe('finetune-lab')
  })

  it('is gone where there is nothing', async () => {
    await expect(openSource(path.join(temporaryFolder(), 'gone'))).rejects.toMatchObject({ code: 'run-not-found' })
  })
})
