import { durationWords } from "../words/duration-words.ts";

/** What is left of a run, for people. */
export function timeLeftWords(milliseconds: number): string {
  return `about ${durationWords(milliseconds)} left`;
}
