import { appendFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openForeign } from '../../../../src/runs/foreign/openForeign'
import type { ForeignSource } from '../../../../src/runs/foreign/ForeignSource'
import type { SourceLook } from '../../../../src/runs/RunSource'
import { temporaryFolder } from '../fixture'
import { columnsOf } from './columnsOf'

function write(name: string, ...lines: readonly string[]): string {
  const file = path.join(temporaryFolder(), name)
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

async function open(file: string): Promise<ForeignSource> {
  const source = await openForeign(file)
  if (source === null) throw new Error('no run is recognised')
  return source
}

async function look(file: string): Promise<SourceLook> {
  return (await open(file)).look()
}

describe('a log of LLaMA-Factory', () => {
  const lines = [
    {
      current_steps: 5,
      total_steps: 10,
      loss: 2,
      lr: 1e-4,
      epoch: 0.5,
      percentage: 50,
      elapsed_time: '0:01:40',
      remaining_time: '0:01:40',
    },
    {
      current_steps: 5,
      total_steps: 10,
      eval_loss: 1.5,
      epoch: 0.5,
      percentage: 50,
      elapsed_time: '0:01:41',
      remaining_time: '0:01:41',
    },
  ].map((line) => JSON.stringify(line))

  it('gives figures, the time left and how far it is', async () => {
    const found = await look(write('trainer_log.jsonl', ...lines))
    expect(columnsOf(found.tables, 'steps')).toEqual({
      step: [5],
      epoch: [0.5],
      elapsed: [100],
      loss: [2],
      learning_rate: [1e-4],
    })
    expect(columnsOf(found.tables, 'validation')).toMatchObject({ step: [5], loss: [1.5] })
    expect(found.describe()).toMatchObject({
      tool: 'llama-factory',
      state: 'running',
      step: 5,
      totalSteps: 10,
      secondsElapsed: 101,
      secondsLeft: 101,
      hasLog: true,
    })
  })

  it('is over with its last step', async () => {
    const last = JSON.stringify({ current_steps: 10, total_steps: 10, epoch: 1, elapsed_time: '1 day, 0:00:10' })
    expect((await look(write('trainer_log.jsonl', ...lines, last))).state).toBe('completed')
  })
})

describe('a log of spacy train', () => {
  const table = [
    "\u001b[38;5;4mℹ Pipeline: ['tok2vec', 'ner']\u001b[0m",
    'E    #       LOSS TOK2VEC  LOSS NER  ENTS_F  ENTS_P  ENTS_R  SPEED      SCORE ',
    '---  ------  ------------  --------  ------  ------  ------  ---------  ------',
    '  0       0          0.00     48.50    0.00    0.00    0.00    9000.00    0.00',
    'Epoch 1:  10%|█         | 1/10\r  3     200          1.50     10.25   75.00   80.00   70.00    9100.00    0.75',
  ]

  it('is read from the table that it prints', async () => {
    const found = await look(write('train.log', ...table))
    expect(columnsOf(found.tables, 'steps')).toEqual({
      step: [0, 200],
      epoch: [0, 3],
      loss: [48.5, 11.75],
      loss_tok2vec: [0, 1.5],
      loss_ner: [48.5, 10.25],
    })
    expect(columnsOf(found.tables, 'validation')).toEqual({
      step: [0, 200],
      epoch: [0, 3],
      f1: [0, 0.75],
      precision: [0, 0.8],
      recall: [0, 0.7],
      speed: [9000, 9100],
      score: [0, 0.75],
    })
    expect(found.describe().state).toBe('running')
  })

  it('is over where it says that its pipeline was saved', async () => {
    expect(
      (await look(write('train.log', ...table, '✔ Saved pipeline to output directory', 'out/model-last'))).state,
    ).toBe('completed')
  })

  it('is read from the lines of its logger, with scores by type where there are some', async () => {
    const row = {
      epoch: 1,
      step: 200,
      losses: { ner: 12.5 },
      scores: { ents_f: 75, ents_p: 80, ents_r: 70, ents_per_type: { DEPART: { p: 0.5, r: 0.25, f: 0.375 } } },
      score: 0.75,
    }
    const found = await look(write('log.jsonl', JSON.stringify(row)))
    expect(columnsOf(found.tables, 'steps')).toMatchObject({ step: [200], loss: [12.5] })
    expect(columnsOf(found.tables, 'validation')).toMatchObject({ f1: [0.75], 'DEPART/f1': [0.375], score: [0.75] })
    expect(found.describe().scores).toMatchObject({ perLabel: { DEPART: { precision: 0.5, number: null } } })
  })
})

describe('metrics of Lightning', () => {
  const head = 'epoch,lr-AdamW,step,train_loss_epoch,train_loss_step,val_f1,val_loss'

  it('are read from lines that tell some of them each', async () => {
    const file = write(
      'metrics.csv',
      head,
      '0,0.1,0,,2.5,,',
      '0,,1,,,0.5,1.5',
      '0,,1,2.0,,,',
      '1,0.2,2,,nan,,',
      '1,,3,,,0.75,1.25',
    )
    const { tables } = await look(file)
    expect(columnsOf(tables, 'steps')).toEqual({
      step: [0, 2],
      epoch: [0, 1],
      learning_rate: [0.1, 0.2],
      loss: [2.5, NaN],
    })
    expect(columnsOf(tables, 'steps/loss_epoch')).toEqual({ step: [1], epoch: [0], loss_epoch: [2] })
    expect(columnsOf(tables, 'validation')).toEqual({ step: [1, 3], epoch: [0, 1], f1: [0.5, 0.75], loss: [1.5, 1.25] })
  })

  it('are read anew when the file is written with another head', async () => {
    const file = write('metrics.csv', 'epoch,step,train_loss', '0,0,2.5')
    const source = await open(file)
    await source.look()
    writeFileSync(file, 'epoch,step,train_loss,val_loss\n0,0,2.5,\n0,1,,2.0\n')
    const { tables } = await source.look()
    expect(columnsOf(tables, 'steps')['loss']).toEqual([2.5])
    expect(columnsOf(tables, 'validation')['loss']).toEqual([2])
  })

  it('of another program are read like them', async () => {
    const found = await look(write('history.csv', 'epoch,accuracy,loss,val_loss', '0,0.5,2,1.5', '1,0.75,1,1.25'))
    expect(columnsOf(found.tables, 'steps')).toMatchObject({ step: [0, 1], accuracy: [0.5, 0.75], loss: [2, 1] })
    expect(found.describe().tool).toBe('csv')
  })
})

describe('lines of JSON', () => {
  it('with a step are a run, under our names where they mean the same', async () => {
    const found = await look(
      write(
        'log.jsonl',
        '{"config": "a"}',
        '{"step": 1, "loss": 2, "lr": 0.1, "timestamp": 1700000000000, "ok": true}',
        '{"step": 2, "loss": NaN, "lr": 0.2, "timestamp": 1700000001000}',
      ),
    )
    expect(columnsOf(found.tables, 'steps')).toEqual({
      step: [1, 2],
      time: [1.7e9, 1.7e9 + 1],
      elapsed: [0, 1],
      loss: [2, NaN],
      learning_rate: [0.1, 0.2],
    })
    expect(found.describe()).toMatchObject({ tool: 'json-lines', secondsElapsed: 1, totalSteps: null })
  })

  it('may name the split beside the metrics, and have objects in objects', async () => {
    const { tables } = await look(
      write('log.jsonl', '{"step": 1, "split": "val", "loss": 2}', '{"step": 1, "train": {"loss": 3}}'),
    )
    expect(columnsOf(tables, 'validation')['loss']).toEqual([2])
    expect(columnsOf(tables, 'steps')['loss']).toEqual([3])
  })

  it('whose steps begin anew with each epoch go on', async () => {
    const { tables } = await look(
      write(
        'log.jsonl',
        ...[
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
          [2, 0],
        ].map(([epoch, step]) => JSON.stringify({ epoch, step, loss: 1 })),
      ),
    )
    expect(columnsOf(tables, 'steps')['step']).toEqual([0, 1, 2, 3, 4])
  })

  it('that go back are of a run that was begun again', async () => {
    const { tables } = await look(
      write('log.jsonl', ...[1, 2, 3, 2].map((step, index) => JSON.stringify({ step, loss: index }))),
    )
    expect(columnsOf(tables, 'steps')).toEqual({ step: [1, 2], loss: [0, 3] })
  })
})

describe('a text that grows', () => {
  const line = (step: number) => JSON.stringify({ step, loss: step })

  it('is followed by whole lines', async () => {
    const file = write('log.jsonl', line(1))
    const source = await open(file)
    const { tables } = await source.look()
    appendFileSync(file, `${line(2)}\n${line(3).slice(0, 8)}`)
    await source.look()
    expect(columnsOf(tables, 'steps')['step']).toEqual([1, 2])
    appendFileSync(file, `${line(3).slice(8)}\n`)
    await source.look()
    expect(columnsOf(tables, 'steps')['step']).toEqual([1, 2, 3])
  })

  it('has its damaged lines passed over and counted', async () => {
    const file = write('log.jsonl', line(1), '{"step": 2, "lo', '\u0000\u0001\u0002', '[3]', line(4))
    const found = await look(file)
    expect(columnsOf(found.tables, 'steps')['step']).toEqual([1, 4])
    expect(found.describe().warnings).toEqual([
      { code: 'broken-lines', message: '3 lines are damaged and were passed over.', key: null },
    ])
  })

  it('is read anew when it was cut', async () => {
    const file = write('log.jsonl', line(1), line(2))
    const source = await open(file)
    await source.look()
    writeFileSync(file, `${line(7)}\n`)
    const found = await source.look()
    expect(columnsOf(found.tables, 'steps')['step']).toEqual([7])
  })

  it('costs no reading while it is the same', async () => {
    const source = await open(write('log.jsonl', line(1)))
    expect((await source.look()).hasNews).toBe(true)
    expect((await source.look()).hasNews).toBe(false)
  })

  it('is not known to go on after minutes without a line', async () => {
    const file = write('log.jsonl', line(1))
    const past = Date.now() / 1000 - 600
    utimesSync(file, past, past)
    expect((await look(file)).state).toBe('quiet')
  })

  it('is gone when its file is', async () => {
    const file = write('log.jsonl', line(1))
    const source = await open(file)
    rmSync(file)
    await expect(source.look()).rejects.toMatchObject({ code: 'run-not-found' })
  })
})
