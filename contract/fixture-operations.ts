import type { Operation } from "./operation.ts";

type FixtureOperation = Pick<Operation, "name" | "hasResult">;

/** The sibling operations that fixtures are made, read and removed with. */
export const fixtureOperations = {
  createUser: { name: "CreateUser", hasResult: true },
  getUser: { name: "GetUser", hasResult: true },
  deleteUser: { name: "DeleteUser", hasResult: false },
  createCredential: { name: "CreateServiceSpecificCredential", hasResult: true },
  listCredentials: { name: "ListServiceSpecificCredentials", hasResult: true },
  resetCredential: { name: "ResetServiceSpecificCredential", hasResult: true },
  deleteCredential: { name: "DeleteServiceSpecificCredential", hasResult: false },
  createAccessKey: { name: "CreateAccessKey", hasResult: true },
  deleteAccessKey: { name: "DeleteAccessKey", hasResult: false },
} as const satisfies Record<string, FixtureOperation>;

/** The most credentials that a user may have for one service, inactive ones included (`stackd-recordings`, LimitExceeded). */
export const credentialsPerUserAndService = 2;

/**
 * Services for which credentials were made in 2026 (`stackd-recordings`), those with a password first. Which of them an
 * account or an emulator offers differs.
 */
export const credentialServices = [
  "codecommit.amazonaws.com",
  "cassandra.amazonaws.com",
  "bedrock.amazonaws.com",
  "logs.amazonaws.com",
  "cloudwatch.amazonaws.com",
  "aws-external-anthropic.amazonaws.com",
] as const;
