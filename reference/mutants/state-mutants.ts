import { fixtureOperations } from "../../contract/fixture-operations.ts";
import { documentedStatuses } from "../../contract/operations/update-service-specific-credential.ts";
import type { Call } from "../call.ts";
import { newSecret } from "../identifiers.ts";
import { messages } from "../messages.ts";
import { refuse } from "../refusal.ts";
import type { Rules } from "../rules.ts";
import type { Credential } from "../store.ts";
import { afterSetting, all, first, isUnderTest, operation, order, response, step } from "./change.ts";
import type { Mutant } from "./mutant.ts";

const [active, inactive] = documentedStatuses;

function opposite(status: string): string {
  return status === active ? inactive : active;
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
function lostAfter(
  stepName: string,
  of: string,
  touched: (call: Call) => readonly Credential[],
): (honest: Rules) => Rules {
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
      step("set-status", (call, run) =>
        call.credential !== undefined && lost.has(call.credential) ? undefined : run(call),
      ),
    )(honest);
  };
}

/** Faults in the state that an update leaves behind. */
export const stateMutants: readonly Mutant[] = [
  {
    name: "state-no-effect",
    fault: "an update is answered with success and changes nothing",
    kills: ["state.visible-after-update"],
    rules: step("set-status", () => undefined),
  },
  {
    name: "state-opposite",
    fault: "an update sets the other Status",
    kills: ["state.visible-after-update"],
    rules: afterSetting(({ credential }) => {
      if (credential !== undefined) credential.status = opposite(credential.status);
    }),
  },
  {
    name: "state-never-active-again",
    fault: "an inactive credential stays so, though the update is answered with success",
    kills: ["state.visible-after-update"],
    rules: step("set-status", (call, honest) =>
      call.credential?.status === inactive ? undefined : honest(call),
    ),
  },
  {
    name: "state-never-inactive",
    fault: "an active credential stays so, though the update is answered with success",
    kills: ["state.visible-after-update"],
    rules: step("set-status", (call, honest) =>
      call.credential?.status === active ? undefined : honest(call),
    ),
  },
  {
    name: "state-toggled",
    fault: "an update turns the Status over, whatever it asks for",
    kills: ["state.idempotent"],
    rules: step("set-status", ({ credential }) => {
      if (credential !== undefined) credential.status = opposite(credential.status);
      return undefined;
    }),
  },
  {
    name: "state-repeat-refused",
    fault: "an update to the Status that the credential has is refused",
    kills: ["state.idempotent"],
    rules: step("set-status", (call, honest) =>
      call.credential?.status === call.input.get("Status")
        ? refuse("InvalidInput", "The credential has that status already.")
        : honest(call),
    ),
  },
  {
    name: "state-every-seventh-lost",
    fault: "every seventh update is lost",
    kills: ["state.visible-after-update"],
    rules: (honest) => {
      const isLost = every(7);
      return step("set-status", (call, run) => (isLost() ? undefined : run(call)))(honest);
    },
  },
  {
    name: "state-shown-late",
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
  {
    name: "state-shown-in-capitals",
    fault: "a listing shows the Status in capitals",
    kills: ["state.visible-after-update"],
    rules: (honest) => ({
      ...honest,
      show: (credential) => ({ ...credential, status: credential.status.toUpperCase() }),
    }),
  },
  {
    name: "state-removed-when-inactive",
    fault: "deactivating a credential deletes it",
    kills: ["state.visible-after-update"],
    rules: afterSetting(({ credential, store }) => {
      if (credential?.status === inactive) store.removeCredential(credential);
    }),
  },
  {
    name: "state-new-date",
    fault: "an update makes the CreateDate a new one",
    kills: ["state.only-status-changes"],
    rules: afterSetting(({ credential }) => {
      if (credential !== undefined) credential.createdAt += 3_600_000;
    }),
  },
  {
    name: "state-new-service-user-name",
    fault: "an update makes the service's user name a new one",
    kills: ["state.only-status-changes"],
    rules: afterSetting(({ credential }) => {
      if (credential !== undefined) credential.serviceUserName = `${credential.serviceUserName}x`;
    }),
  },
  {
    name: "state-service-user-name-is-secret",
    fault: "an update overwrites the service's user name with a new secret",
    kills: ["state.only-status-changes"],
    rules: afterSetting(({ credential }) => {
      if (credential !== undefined) credential.serviceUserName = newSecret();
    }),
  },
  {
    name: "state-second-credential-too",
    fault: "an update sets the Status of all of the user's credentials",
    kills: ["state.second-credential"],
    rules: afterSetting(({ credential, user }) => {
      for (const sibling of user?.credentials ?? []) sibling.status = credential?.status ?? sibling.status;
    }),
  },
  {
    name: "state-second-credential-opposite",
    fault: "an update leaves exactly one of the user's credentials active",
    kills: ["state.second-credential"],
    rules: afterSetting(({ credential, user }) => {
      for (const sibling of user?.credentials ?? []) {
        if (sibling !== credential && credential !== undefined) sibling.status = opposite(credential.status);
      }
    }),
  },
  {
    name: "state-wrong-credential",
    fault: "an update sets the Status of the user's other credential",
    kills: ["state.visible-after-update"],
    rules: step("set-status", (call, honest) => {
      const { credential, user } = call;
      call.credential = user?.credentials.find((sibling) => sibling !== credential) ?? credential;
      return honest(call);
    }),
  },
  {
    name: "state-all-users",
    fault: "an update sets the Status of every other user's credentials too",
    kills: ["state.other-users"],
    rules: afterSetting(({ credential, user, store }) => {
      for (const other of store.credentials()) {
        if (credential !== undefined && other.owner !== user) other.status = credential.status;
      }
    }),
  },
  {
    name: "state-changed-before-validation",
    fault: "an update takes effect before anything is checked",
    kills: ["state.unchanged-after-refusal"],
    rules: first(({ store, input }) => {
      const credential = store.credential(input.get("ServiceSpecificCredentialId") ?? "");
      const wanted = input.get("Status");
      if (credential !== undefined && wanted !== undefined) credential.status = wanted;
      return undefined;
    }),
  },
  {
    name: "state-changed-after-refusal",
    fault: "a refused update turns over the Status of the credential that it names",
    kills: ["state.unchanged-after-refusal"],
    rules: operation(() => ({
      afterRefusal: ({ store, input }) => {
        const credential = store.credential(input.get("ServiceSpecificCredentialId") ?? "");
        if (credential !== undefined) credential.status = opposite(credential.status);
      },
    })),
  },
  {
    name: "state-changed-before-owner-check",
    fault: "another user's credential is changed before the update is refused",
    kills: ["credential-id.of-another-user"],
    rules: order("validate", "find-user", "find-credential", "check-status", "set-status", "check-owner"),
  },
  {
    name: "state-changed-before-user-check",
    fault: "a credential is changed before an unknown user is refused",
    kills: ["user-name.unknown"],
    rules: order("validate", "find-credential", "check-status", "set-status", "find-user", "check-owner"),
  },
  {
    name: "state-expired-stored",
    fault: "Expired is refused and stored all the same",
    kills: ["status.expired"],
    rules: order("validate", "find-user", "find-credential", "check-owner", "set-status", "check-status"),
  },
  {
    name: "state-lost-after-reset",
    fault: "once its secret was renewed, updates of a credential are lost",
    kills: ["state.model"],
    rules: lostAfter("renew-secret", fixtureOperations.resetCredential.name, ({ credential }) =>
      credential === undefined ? [] : [credential],
    ),
  },
  {
    name: "state-lost-after-delete",
    fault: "once a credential was deleted, updates of the user's other one are lost",
    kills: ["state.model"],
    rules: lostAfter(
      "remove-credential",
      fixtureOperations.deleteCredential.name,
      ({ user }) => user?.credentials ?? [],
    ),
  },
  {
    name: "state-deleted-means-other",
    fault: "an update of a deleted credential is refused and sets the Status of the user's other one",
    kills: ["state.model"],
    rules: step("find-credential", (call, honest) => {
      const refusal = honest(call);
      const [other] = call.user?.credentials ?? [];
      if (refusal !== undefined && other !== undefined && call.user?.credentials.length === 1)
        other.status = opposite(other.status);
      return refusal;
    }),
  },
  {
    name: "state-previous-update-repeated",
    fault: "an update sets the Status of the credential that the previous update named",
    kills: ["state.other-users"],
    rules: (honest) => {
      let previous: Credential | undefined;
      return afterSetting(({ credential }) => {
        if (previous !== undefined && previous !== credential && credential !== undefined) {
          previous.status = credential.status;
        }
        previous = credential;
      })(honest);
    },
  },
  {
    name: "state-lost-in-flight",
    fault: "of two updates of different credentials with nothing between them the second is lost",
    kills: ["state.updates-in-flight"],
    rules: (honest) => {
      let last: Credential | undefined;
      return all(
        step("set-status", (call, run) => {
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
  {
    name: "state-not-found-once-inactive",
    fault: "an inactive credential is not found any more",
    kills: ["status.accepts-documented-values"],
    rules: step("find-credential", (call, honest) => {
      const refusal = honest(call);
      return call.credential?.status === inactive
        ? refuse("NoSuchEntity", messages.noSuchCredential(call.credential.id))
        : refusal;
    }),
  },
];
