// All that other parts import of inference.
export { InferenceClient, type InferenceClientOptions, type LoadOptions, type TokenCounts } from './InferenceClient'
export { InferenceFailure, type InferenceFailureCode } from './failure'
export { openOnnxPredictor } from './onnxPredictor'
export type { InferenceModel, PredictOptions, TextPrediction } from './prediction'
export type { InferenceOptions, Predictor } from './predictor'
export { openPythonPredictor, type PythonPredictorOptions } from './python/pythonPredictor'
