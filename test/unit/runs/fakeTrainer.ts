/**
 * Stands in for the trainer: the same files, events, lock, heartbeat and requests, without Python or a model. Started as
 * the trainer is; `fixture.ts` makes JavaScript of it. The variable FAKE_TRAINER holds a `FakeBehaviour`.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import type { RunEvent, StartedEvent, TrainEvent } from '../../../src/shared/protocol/event'
import type { FakeBehaviour } from './fixture'

type Body<Event> = Event extends RunEvent ? Omit<Event, 'time'> : never

const [command = '', directory = '', flag] = process.argv.slice(2)
const behaviour = JSON.parse(process.env['FAKE_TRAINER'] ?? '{}') as FakeBehaviour
const { steps = 5, pause = 2, ending = 'complete', endAt = steps } = behaviour
const inRun = (...names: readonly string[]) => path.join(directory, ...names)
const saved = inRun('checkpoint')

if (command !== 'train' || ending === 'mute') end('ModuleNotFoundError: No module named torch', 3)
try {
  writeFileSync(inRun('lock'), String(process.pid), { flag: 'wx' })
} catch {
  end('run-locked: another process writes to this run', 1)
}
process.on('exit', () => rmSync(inRun('lock'), { force: true }))

const resumedFrom = flag === '--resume' && existsSync(saved) ? Number(readFileSync(saved, 'utf8')) : null
let step = resumedFrom ?? 0
rmSync(inRun('control'), { recursive: true, force: true })
mkdirSync(inRun('control'))
emit(identity(resumedFrom))
process.stdout.write(`python path: ${process.env['PYTHONPATH'] ?? 'none'} in ${process.cwd()}\n`)
writeFileSync(inRun('heartbeat'), '')
emit({ type: 'stage', stage: 'training', progress: 0 })
next()

function next(): void {
  const request = requested()
  if (request !== null) {
    emit({ type: 'control', request: 'stop', status: 'done', message: request })
    if (request === 'save') save()
    emit({ type: 'finished', reason: 'stopped', step })
  } else if (step >= endAt && ending === 'vanish') {
    process.kill(process.pid, 'SIGKILL')
  } else if (step >= endAt && ending === 'fail') {
    emit({ type: 'failed', code: 'oops', message: 'It broke.', hint: 'Mend it.' })
  } else if (step >= steps) {
    complete()
  } else {
    step += 1
    writeFileSync(inRun('heartbeat'), String(step))
    emit(point())
    setTimeout(next, pause)
  }
}

function requested(): string | null {
  const file = inRun('control', 'stop')
  if (!existsSync(file)) return null
  const request = readFileSync(file, 'utf8')
  rmSync(file)
  return request
}

function save(): void {
  writeFileSync(saved, String(step))
  emit({ type: 'checkpoint', step, path: `checkpoint-${step}` })
}

function complete(): void {
  mkdirSync(inRun('model'), { recursive: true })
  emit({ type: 'best', step, metric: 'f1_macro', value: 0.9, checkpoint: `checkpoint-${step}` })
  emit({ type: 'finished', reason: 'completed', step })
}

function point(): Body<TrainEvent> {
  return {
    type: 'train',
    step,
    epoch: step / steps,
    loss: 1 / step,
    learning_rate: 1e-4,
    grad_norm: 1,
    tokens: step,
    tokens_per_second: 1,
    memory: 1,
  }
}

function identity(from: number | null): Body<StartedEvent> {
  const isLinux = process.platform === 'linux'
  const fields = isLinux ? (readFileSync('/proc/self/stat', 'utf8').split(') ')[1] ?? '').split(' ') : []
  return {
    type: 'started',
    host: hostname(),
    boot_id: isLinux ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() : '',
    pid: process.pid,
    process_start_time: Number(fields[19] ?? 0),
    resumed_from_step: from,
  }
}

function emit(event: Body<RunEvent>): void {
  appendFileSync(inRun('events.jsonl'), `${JSON.stringify({ ...event, time: Date.now() / 1000 })}\n`)
}

function end(lastWords: string, code: number): never {
  process.stderr.write(`${lastWords}\n`)
  process.exit(code)
}
