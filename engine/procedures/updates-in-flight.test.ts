import { expect, it } from "vitest";
import { sendInProcess } from "../../reference/send-in-process.ts";
import {
  openReference,
  openReferenceSession,
  referenceConnection,
  requirement,
} from "../testing/reference-session.ts";
import { noResponse, parametersOf } from "../testing/wire-answers.ts";
import { updatesInFlight } from "./updates-in-flight.ts";

const width = 4;

/** The exercise at an endpoint that takes no update when `isLost` says so of its number; with the options of each. */
async function open(isLost: (update: number) => boolean, lanes = width, mutant?: string) {
  const reference = openReference(mutant);
  const honest = sendInProcess(reference);
  const sentOnce: boolean[] = [];
  let isOpen = false;
  const connection = referenceConnection(reference, async (request, options) => {
    const isUpdate = parametersOf(request).get("Action") === "UpdateServiceSpecificCredential";
    if (!isUpdate || !isOpen) return honest(request);
    sentOnce.push(options?.once === true);
    return isLost(sentOnce.length) ? noResponse() : honest(request);
  });
  const session = await openReferenceSession(connection, lanes);
  isOpen = true;
  return { exercise: updatesInFlight(session, requirement("state.updates-in-flight")), sentOnce };
}

/** Updates that are made one after the other before any is in flight beside others. */
const alone = 8;

it("makes a round anew in which an update got no answer, and sends none of its updates twice", async () => {
  const { exercise, sentOnce } = await open((update) => update === alone + 2);
  expect((await exercise.attempt(0)).failure).toBeNull();
  expect(sentOnce).toEqual(Array.from({ length: alone + 2 * width }, (_, index) => index >= alone));
});

it("says that no answer came where that is so round by round", async () => {
  const rounds = 4;
  const { exercise, sentOnce } = await open((update) => update > alone && update <= alone + rounds * width);
  expect((await exercise.attempt(0)).failure).toMatchObject({ kind: "no-answer" });
  const last = sentOnce.slice(alone + (rounds - 1) * width, alone + rounds * width);
  expect(last).toEqual(Array.from({ length: width }, () => false));
});

it("has nothing to judge where updates fail one by one", async () => {
  const { exercise } = await open((update) => update === 3);
  expect(await exercise.attempt(0)).toMatchObject({ failure: null, nothing: expect.any(String) });
});

it.each([2, 3, 4, 8])(
  "blames being in flight for no update that is lost among seven, with %i lanes",
  async (lanes) => {
    const { exercise } = await open(() => false, lanes, "state-every-seventh-lost");
    for (let round = 0; round < 4; round++)
      expect(await exercise.attempt(round)).toMatchObject({ failure: null, nothing: expect.any(String) });
  },
);
