// All that other parts import of inference.
export { InferenceFailure, type InferenceFailureCode } from './failure'
export { openOnnxPredictor } from './onnxPredictor'
export type { InferenceOptions, Predictor } from './predictor'
export { openPythonPredictor, type PythonPredictorOptions } from './python/pythonPredictor'
