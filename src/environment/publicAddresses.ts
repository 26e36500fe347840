/**
 * Every public address that the product may ask by itself. Python packages come from wherever pip is configured to
 * look; nothing else is contacted.
 */
export const publicAddresses = {
  /** PyTorch without CUDA libraries, for Linux machines without an NVIDIA driver: a tenth of the download. */
  torchCpuIndex: 'https://download.pytorch.org/whl/cpu',
  /** PyTorch with CUDA for Windows, where pip's default has none. */
  torchCudaIndex: 'https://download.pytorch.org/whl/cu130',
  /** Models that are neither on disk nor in a package; `HF_ENDPOINT` names another. */
  hub: 'https://huggingface.co',
} as const
