import { pickConfigToShow } from './pickConfig'
import type { Services } from './services'

/** `Preview learning-rate schedule`: the curve of a config, beside it, as it is edited. */
export async function previewSchedule(services: Services, given?: unknown): Promise<void> {
  const config = await pickConfigToShow(services, given)
  if (config !== null) (await services.schedules()).show(config)
}
