import { driftPoints } from "../../contract/drift-points.ts";
import { allEditions, editionsStating, holdAgainstEditions } from "../../contract/known-drift.ts";
import type { ClientReading } from "../../contract/statements.ts";

/** One of the things that are stated on a point, and who states it. */
export interface StatedValue {
  readonly value: string;
  /** Names of editions; none: drift that is not known. */
  readonly editions: readonly string[];
  /** Names of clients. */
  readonly clients: readonly string[];
}

/** What editions and clients state on one point. */
export interface StatedPoint {
  readonly point: string;
  readonly title: string;
  readonly values: readonly StatedValue[];
}

/** A client in the report. `version` and `reason` are null where there is none. */
export interface DriftClient {
  readonly client: string;
  readonly outcome: ClientReading["outcome"];
  readonly version: string | null;
  readonly reason: string | null;
}

/** Where editions of the documents differ, and which of them each client follows. Plain data. */
export interface DriftReport {
  readonly schemaVersion: 1;
  readonly editions: readonly { readonly name: string; readonly title: string }[];
  readonly clients: readonly DriftClient[];
  readonly points: readonly StatedPoint[];
  /** How many values are stated by a client and by no edition. */
  readonly unknown: number;
}

/** Holds what clients state against every edition. Values come in the order of the editions, unknown ones last. */
export function buildDriftReport(readings: readonly ClientReading[]): DriftReport {
  const stated = readings.flatMap((reading) =>
    reading.outcome === "read"
      ? holdAgainstEditions(reading.statements).map(({ point, value }) => ({
          client: reading.client,
          point,
          value,
        }))
      : [],
  );
  const points = driftPoints.map((point) => {
    const onPoint = stated.filter((each) => each.point === point);
    const values = new Set([
      ...allEditions.flatMap(([, edition]) => point.textOf(edition) ?? []),
      ...onPoint.map(({ value }) => value),
    ]);
    return {
      point: point.point,
      title: point.title,
      values: [...values].map((value) => ({
        value,
        editions: editionsStating(point, value),
        clients: onPoint.filter((each) => each.value === value).map(({ client }) => client),
      })),
    };
  });
  return {
    schemaVersion: 1,
    editions: allEditions.map(([name, { title }]) => ({ name, title })),
    clients: readings.map((reading) => ({
      client: reading.client,
      outcome: reading.outcome,
      version: reading.outcome === "read" ? reading.version : null,
      reason: reading.outcome === "read" ? null : reading.reason,
    })),
    points,
    unknown: points.flatMap(({ values }) => values).filter(isUnknown).length,
  };
}

/** Whether no edition states this. */
export function isUnknown({ editions }: StatedValue): boolean {
  return editions.length === 0;
}
