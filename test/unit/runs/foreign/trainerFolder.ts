import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** What a test says of a run of Hugging Face's Trainer. */
export interface TrainerParts {
  /** Of twenty. */
  readonly steps?: number
  readonly f1?: number
  /** Seconds since it was written. */
  readonly age?: number
}

/** Write, or write anew, the output folder of a run of Hugging Face's Trainer; its absolute path. */
export function writeTrainerRun(folder: string, { steps = 20, f1 = 0.9, age = 0 }: TrainerParts = {}): string {
  const logged = Array.from({ length: steps }, (_, index) => ({ step: index + 1, epoch: (index + 1) / 10, loss: 1 }))
  const evaluated = { step: steps, epoch: steps / 10, eval_loss: 0.1, eval_f1: f1 }
  const state = { global_step: steps, max_steps: 20, num_train_epochs: 2, log_history: [...logged, evaluated] }
  const best = { best_metric: f1, best_global_step: steps, best_model_checkpoint: null }
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'trainer_state.json')
  writeFileSync(file, JSON.stringify({ ...state, ...best }))
  const time = Date.now() / 1000 - age
  utimesSync(file, time, time)
  return folder
}
