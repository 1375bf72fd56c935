/** A moment (milliseconds since the epoch) as IAM writes it: to the second, in UTC. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, "Z");
}
