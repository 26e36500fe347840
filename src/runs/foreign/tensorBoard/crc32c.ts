/** Castagnoli's polynomial, its bits reversed. */
const polynomial = 0x82f63b78

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1
  return value
})

/**
 * CRC-32C of bytes, masked as records of TensorFlow carry it: https://www.tensorflow.org/tutorials/load_data/tfrecord.
 */
export function maskedCrc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff
  let index = 0
  // By index: an iterator takes several times as long, and this is most of what reading an event file costs.
  while (index < bytes.length) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[index++] ?? 0)) & 0xff] ?? 0)
  crc = ~crc >>> 0
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
}
