import {
  fixtureOperations,
  credentialsPerUserAndService as quota,
} from "../../contract/fixture-operations.ts";
import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Call } from "../call.ts";
import { accountId, newCredentialId, newSecret } from "../identifiers.ts";
import { messages } from "../messages.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { Credential } from "../store.ts";
import { element, type XmlElement } from "../xml.ts";
import { createDate, page } from "./elements.ts";
import { iamOperation, type NamedOperation } from "./operation.ts";
import {
  credentialId,
  marker,
  maxItems,
  requiredServiceName,
  requiredUserName,
  serviceName,
  userName,
} from "./parameters.ts";
import { answerWith, checkOwner, effect, findCredential, findUser, validate } from "./steps.ts";

/** The services that credentials can be made for, and what they sign in with. */
const services: ReadonlyMap<string, { readonly usesApiKey: boolean }> = new Map([
  ["codecommit.amazonaws.com", { usesApiKey: false }],
  ["cassandra.amazonaws.com", { usesApiKey: false }],
  ["bedrock.amazonaws.com", { usesApiKey: true }],
  ["logs.amazonaws.com", { usesApiKey: true }],
  ["cloudwatch.amazonaws.com", { usesApiKey: true }],
  ["aws-external-anthropic.amazonaws.com", { usesApiKey: true }],
]);

function describe(credential: Credential): XmlElement[] {
  return [
    element("UserName", credential.owner.name),
    element("Status", credential.status),
    element(credential.usesApiKey ? "ServiceCredentialAlias" : "ServiceUserName", credential.serviceUserName),
    createDate(credential.createdAt),
    element("ServiceSpecificCredentialId", credential.id),
    element("ServiceName", credential.serviceName),
  ];
}

// Only Create and Reset answer with the secret.
const answerWithSecret = answerWith(({ credential }) => {
  if (credential === undefined) return [];
  const secret = element(
    credential.usesApiKey ? "ServiceCredentialSecret" : "ServicePassword",
    credential.secret,
  );
  return [element("ServiceSpecificCredential", [...describe(credential), secret])];
});

function addCredential(call: Call): Refusal | undefined {
  const { user } = call;
  if (user === undefined) return undefined;
  const name = call.input.get("ServiceName") ?? "";
  const service = services.get(name);
  if (service === undefined) return refuse("NoSuchEntity", messages.unsupportedService(name));
  const siblings = user.credentials.filter((credential) => credential.serviceName === name);
  if (siblings.length >= quota) return refuse("LimitExceeded", messages.credentialQuota(quota));
  const plain = `${user.name}-at-${accountId}`;
  const taken = siblings.some((credential) => credential.serviceUserName === plain);
  call.credential = {
    id: newCredentialId(),
    owner: user,
    serviceName: name,
    serviceUserName: taken ? `${user.name}+1-at-${accountId}` : plain,
    usesApiKey: service.usesApiKey,
    secret: newSecret(),
    status: documentedStatuses[0],
    createdAt: call.now,
  };
  call.store.credentials.add(call.credential);
  return undefined;
}

const listCredentials = answerWith((call, rules) => {
  const wanted = call.input.get("ServiceName");
  const credentials = (call.user?.credentials ?? [])
    .filter((credential) => wanted === undefined || credential.serviceName === wanted)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return page(
    call,
    "ServiceSpecificCredentials",
    credentials,
    ({ id }) => id,
    (credential) => describe(rules.show(credential)),
  );
});

const renewSecret = effect(({ credential }) => {
  if (credential !== undefined) credential.secret = newSecret();
});

const removeCredential = effect(({ store, credential }) => {
  if (credential !== undefined) store.credentials.remove(credential);
});

const findOwn = { validate, findUser, findCredential, checkOwner };
const addressed = [userName, credentialId];

/** Create-, List-, Reset- and DeleteServiceSpecificCredential. */
export const credentialOperations: readonly NamedOperation[] = [
  iamOperation(fixtureOperations.createCredential, [requiredUserName, requiredServiceName], {
    validate,
    findUser,
    addCredential,
    answerWithSecret,
  }),
  iamOperation(fixtureOperations.listCredentials, [userName, serviceName, marker, maxItems], {
    validate,
    findUser,
    listCredentials,
  }),
  iamOperation(fixtureOperations.resetCredential, addressed, { ...findOwn, renewSecret, answerWithSecret }),
  iamOperation(fixtureOperations.deleteCredential, addressed, { ...findOwn, removeCredential }),
];
