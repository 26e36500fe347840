/** A Python package that the trainer imports, and the oldest release that it is written for. */
export interface RequiredPackage {
  readonly name: string
  readonly oldest: string
}

/** What a Python of the user's must have. A managed environment has exactly the pins of `requirements/trainer.txt`. */
export const requiredPackages: readonly RequiredPackage[] = [
  { name: 'torch', oldest: '2.9' },
  { name: 'transformers', oldest: '5.15' },
  { name: 'numpy', oldest: '2.0' },
  { name: 'safetensors', oldest: '0.4' },
  { name: 'onnx', oldest: '1.18' },
  { name: 'onnxscript', oldest: '0.5' },
  { name: 'onnxruntime', oldest: '1.20' },
  { name: 'tensorboard', oldest: '2.16' },
]
