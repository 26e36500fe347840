import { appendFileSync, writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { Dialog } from './Dialog'
import { Editor } from './Editor'
import { Notifications } from './Notifications'
import { Palette } from './Palette'
import { QuickPick } from './QuickPick'
import { RunPanel } from './RunPanel'
import { SchedulePreview } from './SchedulePreview'
import { StatusBar } from './StatusBar'
import { ViewContainer } from './ViewContainer'

/** How long a window may take for anything that a test waits for, unless the test knows better. */
const patience = 45_000

/** One window of VS Code and the parts of it that tests use. */
export class VsCodeWindow {
  readonly palette: Palette
  readonly quickPick: QuickPick
  readonly editor: Editor
  readonly notebook: Editor
  readonly statusBar: StatusBar
  readonly notifications: Notifications
  readonly dialog: Dialog
  readonly runPanel: RunPanel
  readonly schedulePreview: SchedulePreview

  constructor(
    readonly page: Page,
    /** File that the browser's console goes to, extension host's included. */
    readonly consoleLog: string,
  ) {
    page.setDefaultTimeout(patience)
    writeFileSync(consoleLog, '')
    page.on('console', (message) => appendFileSync(consoleLog, `[${message.type()}] ${message.text()}\n`))
    page.on('pageerror', (error) => appendFileSync(consoleLog, `[uncaught] ${error.message}\n`))
    this.quickPick = new QuickPick(page)
    this.palette = new Palette(page, this.quickPick)
    this.editor = new Editor(page, this.quickPick, '.editor-group-container.active')
    this.notebook = new Editor(page, this.quickPick, '.notebookOverlay')
    this.statusBar = new StatusBar(page)
    this.notifications = new Notifications(page)
    this.dialog = new Dialog(page)
    this.runPanel = new RunPanel(page)
    this.schedulePreview = new SchedulePreview(page)
  }

  /** Views behind an icon of the activity bar, by its title. */
  views(title: string): ViewContainer {
    return new ViewContainer(this.page, title)
  }

  async open(address: string): Promise<void> {
    await this.page.goto(address)
    await this.ready()
  }

  /** Reloads as a user does, so that editors and panels are given back. */
  async reload(): Promise<void> {
    await Promise.all([this.page.waitForEvent('load'), this.palette.run('Developer: Reload Window')])
    await this.ready()
  }

  async close(): Promise<void> {
    await this.page.close()
  }

  async screenshot(file: string): Promise<void> {
    if (!this.page.isClosed()) await this.page.screenshot({ path: file })
  }

  /** The workbench is restored: its status bar is the last part to come. */
  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor()
  }
}
