import { defineConfig } from "vitest/config";

const judging = "{attribute,decide-verdict,judge-answer,judge-state,lane,plan,run-property,shrink-failure}";
const decoding =
  "{awsquery-vectors,body-media,decode-answer,envelope-problems,form,json-code,lenient-reading}";

/**
 * What mutants of the code that decides are held against: the quick tests of that code, and no more, because a mutant
 * that is reached while the tests are loaded is held against all of them.
 */
export default defineConfig({
  test: {
    include: [
      "{contract/messages,suites/catalogue}.test.ts",
      `engine/**/${judging}.test.ts`,
      "reporters/report/edition-followed.test.ts",
      `protocol/**/${decoding}.test.ts`,
    ],
  },
});
