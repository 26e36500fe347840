import path from 'node:path'
import type { Command } from 'commander'
import type { Finding } from '../environment/diagnose'
import { diagnose } from '../environment/diagnose'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import { setupOf } from './pythonSide'
import { styleOf } from './terminal/style'

/** `finetune doctor`: what training needs, what of it is there, and the mend for what is not. */
export function registerDoctor(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('look at Python, packages, device, disk and hub, and say what to mend')
    .option('--json', 'print one JSON document')
    .action(async (options: { json?: boolean }) => {
      const findings = await diagnose({
        setup: await setupOf(context),
        variables: context.environmentVariables,
        folder: context.cwd,
        nativeFolder: path.join(__dirname, 'native'),
      })
      if (options.json === true) printJson(context.stdout, findings)
      else printFindings(findings, context)
      if (findings.some(({ status }) => status === 'error')) context.setExitCode(exitCodes.failed)
    })
}

const marks = { ok: '✓', warning: '!', error: '✗' } as const
const colours = { ok: 'green', warning: 'yellow', error: 'red' } as const

function printFindings(findings: readonly Finding[], context: CliContext): void {
  const style = styleOf(context.stdout, context.environmentVariables)
  for (const { code, status, message, mend } of findings) {
    context.stdout.write(`${style[colours[status]](marks[status])} ${style.bold(code.padEnd(10))} ${message}\n`)
    if (mend !== '') context.stdout.write(`${' '.repeat(13)}${style.dim(mend)}\n`)
  }
}
