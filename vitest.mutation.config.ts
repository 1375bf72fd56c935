import { defineConfig } from "vitest/config";

const judging =
  "{attribute,decide-verdict,edition-followed,judge-answer,judge-state,lane,plan,run-property,run-property-equality,shrink-failure,together}";
const decoding =
  "{awsquery-vectors,body-media,credential-list,decode-answer,describe-answer,envelope-problems,envelope-validator,excerpt,form,json-code,lenient-reading,percent,plain-document,request,xml,xml-namespaces}";

/** What mutants of the code that decides are held against: the quick tests of that code, without build or servers. */
export default defineConfig({
  test: {
    include: ["spec/*.test.ts", `engine/${judging}.test.ts`, `protocol/${decoding}.test.ts`],
    testTimeout: 60_000,
  },
});
