import { documented } from "../../contract/citation.ts";
import type { Update } from "../declare.ts";
import type { Requirement } from "../requirement.ts";
import { observedForm, sameMeaning } from "./declare-form.ts";

const twoMethods = "Only GET and POST are documented.";

/** What is required of the methods of requests. */
export function methodRequirements(update: Update): Requirement[] {
  return [
    sameMeaning(update, {
      name: "get",
      statement: "The parameters may come in the query string of a GET request.",
      citations: [
        documented("query-requests", "IAM and AWS STS support GET and POST requests for all actions."),
      ],
      forms: [{ method: "GET" }],
      claims: ["get"],
    }),
    ...(["PUT", "DELETE", "HEAD", "OPTIONS"] as const).map((method) =>
      observedForm(
        update,
        `method.${method.toLowerCase()}`,
        `How ${method === "OPTIONS" ? "an" : "a"} ${method} is answered.`,
        [{ method }],
        twoMethods,
      ),
    ),
  ];
}
