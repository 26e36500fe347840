/**
 * What a managed environment takes, in bytes: measured on Linux with Python 3.11; CUDA's as PyTorch publishes them.
 */
export const environmentSizes = {
  cpu: { download: 400e6, disk: 1.6e9 },
  cuda: { download: 3.2e9, disk: 8e9 },
} as const
