import { documented, retold, unsettled } from "../../contract/citation.ts";
import { blames } from "../needs.ts";
import type { Requirement } from "../requirement.ts";
import { getWorks, unknownIgnored } from "./blame.ts";
import { getRequests, verified } from "./clauses.ts";
import { acceptedSignature, observedSignature } from "./declare-signed.ts";

/** Where the order of the parameters counts for too much, every further parameter may show it. */
const needs = [...getWorks, ...unknownIgnored, ...blames("request.parameter-order", "refused")];

/** In what form the query string of a request is signed. */
export const queryStringRequirements: readonly Requirement[] = [
  acceptedSignature({
    name: "query-order",
    statement:
      "The query string is signed sorted by name, then by value, once both are encoded, whatever order it is sent in.",
    citations: [
      documented(
        "signed-request",
        "You must also sort the parameters in the canonical query string alphabetically by key name. The sorting occurs after encoding.",
      ),
      documented(
        "canonical-request",
        "Sort the parameter names by character code point in ascending order. Parameters with duplicate names should be sorted by value. For example, a parameter name that begins with the uppercase letter F precedes a parameter name that begins with a lowercase letter b.",
      ),
      retold(
        "signing-vectors",
        "`Param` comes before `Param-3`, and an encoded name before both (get-vanilla-query-order-encoded).",
      ),
      getRequests,
    ],
    signatures: ["query-reversed", "query-prefix", "query-repeated", "query-capitals", "query-encoded-order"],
    method: "GET",
    needs,
  }),
  acceptedSignature({
    name: "query-encoding",
    statement:
      "In the query string that is signed, letters, digits, hyphens, dots, underscores and tildes are as they are, and everything else is encoded.",
    citations: [
      documented(
        "signed-request",
        "URI encode every byte except the unreserved characters: 'A'-'Z', 'a'-'z', '0'-'9', '-', '.', '_', and '~'. The space character is a reserved character and must be encoded as \"%20\" (and not as \"+\"). Each URI encoded byte is formed by a '%' and the two-digit hexadecimal value of the byte. Letters in the hexadecimal value must be uppercase, for example \"%1A\".",
      ),
      verified,
      getRequests,
    ],
    signatures: ["query-unreserved", "query-reserved"],
    method: "GET",
    needs,
  }),
  acceptedSignature({
    name: "query-empty-value",
    statement:
      "A parameter without a value is signed with an equals sign, whether it is sent with one or without.",
    citations: [
      documented(
        "canonical-request",
        "For each parameter, append the URI-encoded parameter name, followed by the equals sign character (=), followed by the URI-encoded parameter value. Use an empty string for parameters that have no value.",
      ),
      verified,
      getRequests,
    ],
    signatures: ["query-empty", "query-bare"],
    method: "GET",
    needs,
  }),
  observedSignature({
    name: "parameter-named-signature",
    statement: "What a signed parameter whose name holds the word Signature is answered.",
    citations: [
      unsettled(
        "common-parameters",
        "It is none of the parameters that sign a request; nothing speaks of it.",
      ),
    ],
    signatures: ["parameter-named-signature"],
    method: "GET",
    needs: [...getWorks, ...blames("request.unknown-parameters", "refused")],
  }),
];
