import { describe } from "vitest";
import { testMutants } from "../testing/mutant-matrix.ts";

// One of two files, so that two workers share the mutants.
describe("mutants, share 2 of 2", () => testMutants(1, 2));
