import { afterAll, beforeAll } from 'vitest'
import type { UsedVsCode } from '../../e2e/kit/useVsCode'
import { useVsCode } from '../../e2e/kit/useVsCode'
import type { VsCodeWindow } from '../../e2e/page/VsCodeWindow'
import type { ExtensionHost } from './ExtensionHost'
import { driver, HostListener } from './HostListener'

/** A window and what runs its extensions. */
export interface OpenedHost {
  readonly host: ExtensionHost
  readonly window: VsCodeWindow
}

/** Opens windows in whose extension hosts functions can be evaluated. */
export interface Hosts {
  /** Opens a folder, or with null nothing. What activates by itself there has been activated. */
  open(folder: string | null): Promise<OpenedHost>
}

/** One VS Code for all tests of a file, as `useVsCode` starts it, with the driver beside our extension. */
export function useHosts(options: UsedVsCode = {}): Hosts {
  const listener = new HostListener()
  beforeAll(() => listener.listen())
  const vsCode = useVsCode({
    ...options,
    companions: [driver, ...(options.companions ?? [])],
    variables: { ...listener.variables, ...options.variables },
  })
  afterAll(() => listener.close())
  return {
    open: async (folder) => {
      const [host, window] = await Promise.all([listener.next(folder), vsCode.openWindow(folder)])
      return { host, window }
    },
  }
}
