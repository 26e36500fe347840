import { existsSync } from 'node:fs'
import { release } from 'node:os'

/** A machine that may be stopped by what it is part of, and its runs with it. */
export type ShortLivedHost = 'wsl' | 'container'

/** What a machine shows of itself. */
export interface HostSigns {
  /** Of the kernel. */
  readonly release: string
  readonly variables: Readonly<NodeJS.ProcessEnv>
  readonly exists: (file: string) => boolean
}

/** What this machine shows of itself. */
export function signsOfThisHost(variables: Readonly<NodeJS.ProcessEnv>): HostSigns {
  return { release: release(), variables, exists: existsSync }
}

/** Docker and Podman leave these files in their containers. */
const containerFiles = ['/.dockerenv', '/run/.containerenv']
/** Set in VS Code's dev containers, in Codespaces and in Kubernetes. */
const containerVariables = ['REMOTE_CONTAINERS', 'CODESPACES', 'KUBERNETES_SERVICE_HOST']

/** Whether a run cannot count on its machine: it outlives windows and sessions, and not the machine itself. */
export function shortLivedHost({ release, variables, exists }: HostSigns): ShortLivedHost | null {
  if (containerVariables.some((name) => variables[name]) || containerFiles.some(exists)) return 'container'
  return /microsoft/i.test(release) ? 'wsl' : null
}
