import { documented } from "../../contract/citation.ts";

/** The clause on the media type of a request. */
export const formEncoding = documented(
  "aws-query",
  "The Content-Type HTTP request header is set and contains the value application/x-www-form-urlencoded.",
);

/** The clause on the operation that a request asks for. */
export const actionKey = documented(
  "aws-query",
  "The HTTP request body contains an Action key with a value that matches a shape name of an operation bound to the service.",
);

/** The clause on the version that a request is written for. */
export const versionKey = documented(
  "aws-query",
  'The HTTP request body contains a Version key with its value set to the "version" property of the service.',
);

/** What a question rests on that no document answers. */
export const nothingSettles = "Nothing public settles it.";
