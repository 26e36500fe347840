/** Something that finds entities, loaded in a process of its own. */
export interface Candidate {
  readonly name: string
  /** From nothing to ready, in milliseconds. */
  readonly load: number
  /** Resident bytes of its process now. */
  memory(): number
  /** Milliseconds that it takes to read a text, tokenizing included. */
  time(text: string): Promise<number>
  /** The tag of each word, by its first sub-token. */
  tags(text: string): Promise<readonly string[]>
  close(): void
}
