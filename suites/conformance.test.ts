import { defineTests } from "../cli/run/define-tests.ts";
import { testsFromEnvironment } from "../cli/run/tests-from-environment.ts";

// The suites as tests of vitest, for whoever wants to run them so: `npx vitest --project conformance`.
defineTests(await testsFromEnvironment());
