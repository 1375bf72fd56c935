import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Call } from "../call.ts";
import { newCredentialId, newSecret } from "../identifiers.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import type { Credential } from "../store.ts";
import {
  afterSetting,
  all,
  type Change,
  first,
  isUnderTest,
  operation,
  order,
  response,
  step,
} from "./change.ts";
import { type Mutant, mutantsOf } from "./mutant.ts";

const [active, inactive] = documentedStatuses;

function opposite(status: string): string {
  return status === active ? inactive : active;
}

function turnOver(credential: Credential): void {
  credential.status = opposite(credential.status);
}

/** Loses, with success, the updates of some credentials. `make`: called once for each endpoint. */
function losing(make: () => (credential: Credential) => boolean): Change {
  return (honest) => {
    const isLost = make();
    return step("setStatus", (call, run) =>
      call.credential === undefined || isLost(call.credential) ? undefined : run(call),
    )(honest);
  };
}

/** A test that is true every `interval`-th time. */
function every(interval: number): () => boolean {
  let count = 0;
  return () => {
    count += 1;
    return count % interval === 0;
  };
}

/** Loses, with success, the updates of credentials that a step of another operation touched. */
function lostAfter(stepName: string, of: string, touched: (call: Call) => readonly Credential[]): Change {
  return (honest) => {
    const lost = new WeakSet<Credential>();
    return all(
      step(
        stepName,
        (call, run) => {
          const refusal = run(call);
          for (const credential of touched(call)) lost.add(credential);
          return refusal;
        },
        of,
      ),
      losing(() => (credential) => lost.has(credential)),
    )(honest);
  };
}

/** Does something more to a credential whose secret is renewed. */
function onReset(run: (call: Call) => void): Change {
  return step(
    "renewSecret",
    (call, honest) => {
      run(call);
      return honest(call);
    },
    fixtureOperations.resetCredential.name,
  );
}

/** Faults in the state that an update leaves behind. */
export const stateMutants: readonly Mutant[] = mutantsOf({
  "state-no-effect": {
    fault: "an update is answered with success and changes nothing",
    kills: ["state.visible-after-update"],
    rules: losing(() => () => true),
  },
  "state-opposite": {
    fault: "an update sets the other Status",
    kills: ["state.visible-after-update"],
    rules: afterSetting(turnOver),
  },
  "state-never-active-again": {
    fault: "an inactive credential stays so, though the update is answered with success",
    kills: ["state.visible-after-update"],
    rules: losing(
      () =>
        ({ status }) =>
          status === inactive,
    ),
  },
  "state-never-inactive": {
    fault: "an active credential stays so, though the update is answered with success",
    kills: ["state.visible-after-update"],
    rules: losing(
      () =>
        ({ status }) =>
          status === active,
    ),
  },
  "state-toggled": {
    fault: "an update turns the Status over, whatever it asks for",
    kills: ["state.idempotent"],
    rules: step("setStatus", ({ credential }) => {
      if (credential !== undefined) turnOver(credential);
      return undefined;
    }),
  },
  "state-repeat-refused": {
    fault: "an update to the Status that the credential has is refused",
    kills: ["state.idempotent"],
    rules: step("setStatus", (call, honest) =>
      call.credential?.status === call.input.get("Status")
        ? refuse("InvalidInput", "The credential has that status already.")
        : honest(call),
    ),
  },
  "state-every-seventh-lost": {
    fault: "every seventh update is lost",
    kills: ["state.visible-after-update"],
    rules: losing(() => every(7)),
  },
  "state-shown-late": {
    fault: "a listing shows the Status that a credential had when it was first listed",
    kills: ["state.visible-after-update"],
    rules: (honest) => {
      const seen = new WeakMap<Credential, string>();
      return {
        ...honest,
        show: (credential) => {
          const status = seen.get(credential) ?? credential.status;
          seen.set(credential, status);
          return { ...credential, status };
        },
      };
    },
  },
  "state-shown-in-capitals": {
    fault: "a listing shows the Status in capitals",
    kills: ["state.visible-after-update"],
    rules: (honest) => ({
      ...honest,
      show: (credential) => ({ ...credential, status: credential.status.toUpperCase() }),
    }),
  },
  "state-removed-when-inactive": {
    fault: "deactivating a credential deletes it",
    kills: ["state.visible-after-update"],
    rules: afterSetting((credential, { store }) => {
      if (credential.status === inactive) store.credentials.remove(credential);
    }),
  },
  "state-new-date": {
    fault: "an update changes the CreateDate",
    kills: ["state.only-status-changes"],
    rules: afterSetting((credential) => {
      credential.createdAt += 3_600_000;
    }),
  },
  "state-new-service-user-name": {
    fault: "an update changes the service's user name",
    kills: ["state.only-status-changes"],
    rules: afterSetting((credential) => {
      credential.serviceUserName = `${credential.serviceUserName}x`;
    }),
  },
  "state-service-user-name-is-secret": {
    fault: "an update overwrites the service's user name with a new secret",
    kills: ["state.only-status-changes"],
    rules: afterSetting((credential) => {
      credential.serviceUserName = newSecret();
    }),
  },
  "state-second-credential-too": {
    fault: "an update sets the Status of all of the user's credentials",
    kills: ["state.second-credential"],
    rules: afterSetting((credential) => {
      for (const sibling of credential.owner.credentials) sibling.status = credential.status;
    }),
  },
  "state-second-credential-opposite": {
    fault: "an update leaves exactly one of the user's credentials active",
    kills: ["state.second-credential"],
    rules: afterSetting((credential) => {
      for (const sibling of credential.owner.credentials) {
        if (sibling !== credential) sibling.status = opposite(credential.status);
      }
    }),
  },
  "state-wrong-credential": {
    fault: "an update sets the Status of the user's other credential",
    kills: ["state.visible-after-update"],
    rules: step("setStatus", (call, honest) => {
      const { credential, user } = call;
      call.credential = user?.credentials.find((sibling) => sibling !== credential) ?? credential;
      return honest(call);
    }),
  },
  "state-all-users": {
    fault: "an update sets the Status of every other user's credentials too",
    kills: ["state.other-users"],
    rules: afterSetting((credential, { store }) => {
      for (const other of store.credentials.values()) {
        if (other.owner !== credential.owner) other.status = credential.status;
      }
    }),
  },
  "state-changed-before-validation": {
    fault: "an update takes effect before anything is checked",
    kills: ["state.unchanged-after-refusal"],
    rules: first(({ store, input }) => {
      const credential = store.credentials.get(input.get("ServiceSpecificCredentialId") ?? "");
      const wanted = input.get("Status");
      if (credential !== undefined && wanted !== undefined) credential.status = wanted;
      return undefined;
    }),
  },
  "state-changed-after-refusal": {
    fault: "a refused update turns over the Status of the credential that it names",
    kills: ["state.unchanged-after-refusal"],
    rules: operation(() => ({
      afterRefusal: ({ store, input }) => {
        const credential = store.credentials.get(input.get("ServiceSpecificCredentialId") ?? "");
        if (credential !== undefined) turnOver(credential);
      },
    })),
  },
  "state-changed-before-owner-check": {
    fault: "another user's credential is changed before the update is refused",
    kills: ["credential-id.of-another-user"],
    rules: order("validate", "findUser", "findCredential", "checkStatus", "setStatus", "checkOwner"),
  },
  "state-changed-before-user-check": {
    fault: "a credential is changed before an unknown user is refused",
    kills: ["user-name.unknown"],
    rules: order("validate", "findCredential", "checkStatus", "setStatus", "findUser", "checkOwner"),
  },
  "state-expired-stored": {
    fault: "Expired is refused and stored all the same",
    kills: ["status.expired"],
    rules: order("validate", "findUser", "findCredential", "checkOwner", "setStatus", "checkStatus"),
  },
  "state-active-after-reset": {
    fault: "a credential whose secret is renewed is active again",
    kills: ["state.kept-by-reset"],
    rules: onReset(({ credential }) => {
      if (credential !== undefined) credential.status = active;
    }),
  },
  "state-added-by-reset": {
    fault: "Reset makes a new credential and leaves the old one",
    kills: ["state.kept-by-reset"],
    rules: onReset(({ credential, store }) => {
      if (credential !== undefined) store.credentials.add({ ...credential, id: newCredentialId() });
    }),
  },
  "state-lost-after-reset": {
    fault: "once its secret was renewed, updates of a credential are lost",
    kills: ["state.model"],
    rules: lostAfter("renewSecret", fixtureOperations.resetCredential.name, ({ credential }) =>
      credential === undefined ? [] : [credential],
    ),
  },
  "state-lost-after-delete": {
    fault: "once a credential was deleted, updates of the user's other one are lost",
    kills: ["state.model"],
    rules: lostAfter(
      "removeCredential",
      fixtureOperations.deleteCredential.name,
      ({ user }) => user?.credentials ?? [],
    ),
  },
  "state-deleted-means-other": {
    fault: "an update of a deleted credential is refused and sets the Status of the user's other one",
    kills: ["state.model"],
    rules: step("findCredential", (call, honest) => {
      const refusal = honest(call);
      const [other] = call.user?.credentials ?? [];
      if (refusal !== undefined && other !== undefined && call.user?.credentials.length === 1)
        turnOver(other);
      return refusal;
    }),
  },
  "state-previous-update-repeated": {
    fault: "an update sets the Status of the credential that the previous update named",
    kills: ["state.other-users"],
    rules: (honest) => {
      let previous: Credential | undefined;
      return afterSetting((credential) => {
        if (previous !== undefined) previous.status = credential.status;
        previous = credential;
      })(honest);
    },
  },
  "state-lost-in-flight": {
    fault: "of two updates of different credentials with nothing between them the second is lost",
    kills: ["state.updates-in-flight"],
    rules: (honest) => {
      let last: Credential | undefined;
      return all(
        step("setStatus", (call, run) => {
          const isLost = last !== undefined && last !== call.credential;
          last = call.credential;
          return isLost ? undefined : run(call);
        }),
        response(({ finish }) => ({
          finish: (reply, parts, wire) => {
            if (!isUnderTest(parts)) last = undefined;
            return finish(reply, parts, wire);
          },
        })),
      )(honest);
    },
  },
  "state-not-found-once-inactive": {
    fault: "an inactive credential is no longer found",
    kills: ["status.accepts-documented-values"],
    rules: step("findCredential", (call, honest) => {
      const refusal = honest(call);
      return call.credential?.status === inactive
        ? refuse("NoSuchEntity", messages.noSuchCredential(call.credential.id))
        : refusal;
    }),
  },
});
