import path from 'node:path'
import { installPackages } from '../installPackages'

const reference = 'yaml-language-server@2.0.0'
/** The Node that it is run with where ours is too old for it. */
const newerNode = '24.21.0'
const oldestNode = 22

/** Another server for the same files, and the Node that runs both. */
export interface Reference {
  readonly node: string
  readonly server: string
}

/** Installs the server that ours is compared with into the cache folder, once. Null where npm cannot. */
export async function installReference(): Promise<Reference | null> {
  const isNew = Number(process.versions.node.split('.')[0]) >= oldestNode
  const nodePackage = `node-${process.platform}-${process.arch}`
  const modules = await installPackages(isNew ? [reference] : [reference, `${nodePackage}@${newerNode}`])
  if (modules === null) return null
  return {
    node: isNew ? process.execPath : path.join(modules, nodePackage, 'bin', 'node'),
    server: path.join(modules, 'yaml-language-server', 'bin', 'yaml-language-server'),
  }
}
