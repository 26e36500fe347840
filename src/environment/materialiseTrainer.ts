import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/**
 * Copies the trainer to a folder of the cache that is named by its content and returns that folder: a run, and the
 * Python processes that it starts later, are not touched by an update of the product.
 *
 * @param source folder with `run_trainer.py` and `finetune_trainer/`
 * @param cache see {@link cacheFolder}
 */
export async function materialiseTrainer(source: string, cache: string): Promise<string> {
  const files = await listFiles(source)
  const parent = path.join(cache, 'trainer')
  const target = path.join(parent, await hashFiles(source, files))
  if (await exists(target)) return target
  await mkdir(parent, { recursive: true })
  const temporary = await mkdtemp(path.join(parent, 'new-'))
  for (const file of files) await cp(path.join(source, file), path.join(temporary, file))
  try {
    await rename(temporary, target)
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    // Another process was quicker: its copy is the same.
    if (!(await exists(target))) throw error
  }
  return target
}

/** Paths relative to the folder, sorted. Walked by hand: Node 20.0's entries do not know the folder they are in. */
async function listFiles(folder: string, prefix = ''): Promise<string[]> {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true })
  const files: string[] = []
  for (const entry of entries) {
    const name = path.join(prefix, entry.name)
    if (entry.isFile()) files.push(name)
    else if (entry.isDirectory() && entry.name !== '__pycache__') files.push(...(await listFiles(folder, name)))
  }
  return files.sort()
}

async function hashFiles(source: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = await readFile(path.join(source, file))
    hash.update(`${file.split(path.sep).join('/')}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex').slice(0, 16)
}

async function exists(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => null)) !== null
}
