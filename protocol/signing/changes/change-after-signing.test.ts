import { describe, expect, it } from "vitest";
import type { WireRequest } from "../../exchange.ts";
import { addToQuery, changeParameters, changeSignedHeader } from "./change-after-signing.ts";

function post(body: string): WireRequest {
  return { method: "POST", path: "/?kept=1", headers: [["Content-Length", String(body.length)]], body };
}

function get(path: string): WireRequest {
  return { method: "GET", path, headers: [["host", "localhost"]], body: "" };
}

describe("changeParameters", () => {
  it.each([
    ["Active becomes Inactive", "A=1&Status=Active&B=2", "A=1&Status=Inactive&B=2"],
    ["Inactive becomes Active", "Status=Inactive", "Status=Active"],
    ["however it is escaped", "%53tatus=%41ctive", "Status=Inactive"],
    ["the first one only", "Status=Active&Status=Active", "Status=Inactive&Status=Active"],
    ["another value is left alone", "Status=Expired", "Status=Expired&AddedAfterSigning=true"],
    ["another parameter with that value too", "Name=Active", "Name=Active&AddedAfterSigning=true"],
    ["what cannot be decoded too", "Status=%ED%A0%80", "Status=%ED%A0%80&AddedAfterSigning=true"],
  ])("%s", (_, body, changed) => {
    const request = changeParameters(post(body));
    expect(request.body).toBe(changed);
    expect(request.headers).toEqual([["Content-Length", String(changed.length)]]);
    expect(request.path).toBe("/?kept=1");
  });

  it("changes the query string where there is no body", () => {
    expect(changeParameters(get("/iam/?Status=Active&x=1")).path).toBe("/iam/?Status=Inactive&x=1");
    expect(changeParameters(get("/")).path).toBe("/?AddedAfterSigning=true");
  });
});

describe("addToQuery", () => {
  it.each([
    ["/", "/?AddedAfterSigning=true"],
    ["/iam/?x=1", "/iam/?x=1&AddedAfterSigning=true"],
  ])("of %s makes %s", (path, changed) => {
    expect(addToQuery({ ...post("Status=Active"), path })).toEqual({
      ...post("Status=Active"),
      path: changed,
    });
  });
});

describe("changeSignedHeader", () => {
  const dated = (timestamp: string): WireRequest => ({ ...get("/"), headers: [["x-amz-date", timestamp]] });

  it.each([
    ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8"],
    ["application/x-www-form-urlencoded; charset=utf-8", "application/x-www-form-urlencoded"],
  ])("changes %s without changing what it means", (type, changed) => {
    const headers = [
      ["content-type", type],
      ["x-amz-date", "20260301T000559Z"],
    ] as const;
    expect(changeSignedHeader({ ...get("/"), headers }).headers).toEqual([
      ["content-type", changed],
      ["x-amz-date", "20260301T000559Z"],
    ]);
  });

  it.each([
    ["20260301T000500Z", "20260301T000501Z"],
    ["20260301T235959Z", "20260301T235958Z"],
  ])("moves %s within its minute where there is no Content-Type", (timestamp, moved) => {
    expect(changeSignedHeader(dated(timestamp)).headers).toEqual([["x-amz-date", moved]]);
  });
});
