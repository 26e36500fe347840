/** Test to driver, a line of JSON each: functions to evaluate in the extension host. */
export interface HostRequest {
  readonly id: number
  /** Source text of a function of the API and the parameters. */
  readonly work: string
  /** Source text of a function of the API that names an event: then `work` is asked until its answer is truthy. */
  readonly event: string | null
  readonly parameters: readonly unknown[]
}

/** Driver to test, a line of JSON each. */
export type HostMessage =
  /** First: the extension host runs. `folder` is the first of its workspace, or null. */
  | { readonly type: 'opened'; readonly folder: string | null }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string }
