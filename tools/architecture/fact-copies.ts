import { answerMediaType } from "../../contract/envelopes.ts";
import { errorCodes } from "../../contract/error-codes.ts";
import { service } from "../../contract/operation.ts";
import {
  documentedStatuses,
  driftedStatus,
  updateServiceSpecificCredential,
} from "../../contract/operations/update-service-specific-credential.ts";
import { codeOf } from "./code-of.ts";
import { isTestOnly, roomOf, type SourceFile } from "./source-file.ts";

/** What the contract fixes, and what is therefore written down in `contract/` only. */
export type FactKind = "namespace" | "version" | "region" | "media type" | "error code" | "status" | "bound";

/** A fact of the contract that a file holds a second time. */
export interface FactCopy {
  readonly path: string;
  /** Counts from 1. */
  readonly line: number;
  readonly kind: FactKind;
  readonly text: string;
}

const lengths = updateServiceSpecificCredential.parameters.flatMap(({ constraints }) =>
  constraints.flatMap((constraint) =>
    constraint.kind === "length" ? [constraint.minimum, constraint.maximum] : [],
  ),
);
/** A bound of 1 is no more than a word. */
const bounds = [...new Set(lengths)].filter((bound) => bound > 1).join("|");
const lengthWord = "(?:length|minimum|maximum|shortest|longest|at least|at most|characters)";

/** A text wherever it stands in a string, and a text that is a whole string. */
const patterns: readonly (readonly [kind: FactKind, pattern: RegExp])[] = [
  ["namespace", anyOf([service.namespace, service.faultNamespace])],
  ["version", anyOf([service.version])],
  ["region", quoted([service.region])],
  ["media type", anyOf([service.contentType, answerMediaType])],
  ["error code", quoted(Object.keys(errorCodes))],
  ["status", quoted([...documentedStatuses, driftedStatus])],
  // A few characters apart: `minimum: 20`, `length < 20`, `20 characters`.
  [
    "bound",
    new RegExp(`${lengthWord}[\\s:=<>(]{0,8}\\b(?:${bounds})\\b|\\b(?:${bounds}) ${lengthWord}`, "i"),
  ],
];

function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(texts.map(escaped).join("|"));
}

function quoted(texts: readonly string[]): RegExp {
  return new RegExp(`(["'\`])(?:${texts.map(escaped).join("|")})\\1`);
}

function escaped(text: string): string {
  return text.replace(/[^\w\s]/g, "\\$&");
}

/** The facts that files outside `contract/` hold a second time. Comments and tests may say what they like. */
export function factCopies(files: readonly SourceFile[]): FactCopy[] {
  return files.filter(({ path }) => roomOf(path) !== "contract" && !isTestOnly(path)).flatMap(copiesIn);
}

function copiesIn({ path, text }: SourceFile): FactCopy[] {
  return codeOf(text)
    .split("\n")
    .flatMap((code, index) =>
      patterns.flatMap(([kind, pattern]) => {
        const found = pattern.exec(code)?.[0];
        return found === undefined ? [] : [{ path, line: index + 1, kind, text: found }];
      }),
    );
}
