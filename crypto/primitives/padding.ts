/**
 * How many blocks stand for `count` blocks of content: 1, 2, 4, 8, 16, then Padmé.
 * Padmé keeps the top `log2 log2 n` bits and leaks O(log log n). PoPETs 2019(4), section 4
 *
 * @param count at least 1
 */
export function paddedBlockCount(count: number): number {
  if (count <= 16) return 2 ** Math.ceil(Math.log2(count))
  const exponent = Math.floor(Math.log2(count))
  const kept = Math.floor(Math.log2(exponent)) + 1
  const unit = 2 ** (exponent - kept)
  return Math.ceil(count / unit) * unit
}
