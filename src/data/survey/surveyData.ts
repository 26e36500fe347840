import { planFiles } from '../dataFiles'
import { DataPass } from '../dataPass'
import type { DataProblem } from '../problems'
import type { DataRequest, ReadOptions } from '../request'
import { DataSurvey } from './DataSurvey'

/** What a pass over data files counted. */
export interface SurveyedData {
  readonly survey: DataSurvey
  readonly problems: readonly DataProblem[]
}

/**
 * Reads all files of a request and counts what is in them. What is wrong with them comes back as problems; sentences that
 * can be read are counted all the same.
 *
 * @throws the signal's reason when aborted
 */
export async function surveyData(request: DataRequest, options: ReadOptions = {}): Promise<SurveyedData> {
  const survey = new DataSurvey()
  const pass = new DataPass(request, await planFiles(request), {
    ...options,
    outputFolder: null,
    onExample: (example, split, planned) => survey.add(example, split, planned),
  })
  const { problems } = await pass.run()
  return { survey, problems }
}
