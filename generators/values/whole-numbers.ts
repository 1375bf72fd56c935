/** The whole numbers from `first` to `last`, both included, upwards or downwards. */
export function wholeNumbers(first: number, last: number): number[] {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + step * index);
}
