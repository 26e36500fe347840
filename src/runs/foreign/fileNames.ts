/** What Hugging Face's Trainer keeps of a run: rewritten in whole when it saves. */
export const trainerStateFile = 'trainer_state.json'

/** Whether a file's name says that it is one of TensorBoard's. */
export function isEventFile(name: string): boolean {
  return name.includes('tfevents')
}
