import { expect, test } from "vitest";
import { findAccount } from "./choose-account.mjs";
import { isReachableBy } from "./is-reachable-by.mjs";
import { parsePostmasterFile } from "./postmaster-file.mjs";
import { isPassing } from "./start-cluster.mjs";

const complete = "4711\n/data\n1790000000\n40123\n\n127.0.0.1\n  1234  5\nready   \n";

test("a running server is read with its process id, port and status", () => {
  expect(parsePostmasterFile(complete)).toEqual({ pid: 4711, port: 40123, isReady: true });
  expect(parsePostmasterFile(complete.replace("ready   ", "stopping"))?.isReady).toBe(false);
});

test("a half-written file is a server that is not ready, and an empty one is none", () => {
  expect(parsePostmasterFile("4711\n/data\n")).toEqual({ pid: 4711, port: null, isReady: false });
  expect(parsePostmasterFile("")).toBeNull();
});

test("a server in single-user mode is read by its process id", () => {
  expect(parsePostmasterFile("-4711\n")?.pid).toBe(4711);
});

test("a dying predecessor is waited for, a lost port only when another may be taken", () => {
  expect(isPassing('FATAL: lock file "postmaster.pid" already exists', 5000)).toBe(true);
  expect(isPassing("could not create any TCP/IP sockets", undefined)).toBe(true);
  expect(isPassing("could not create any TCP/IP sockets", 5000)).toBe(false);
  expect(isPassing("invalid value for parameter", undefined)).toBe(false);
});

test("the database account is postgres, else nobody, never root", () => {
  const nobody = "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n";
  expect(findAccount(`${nobody}postgres:x:101:104::/:/bin/sh`)).toEqual({ uid: 101, gid: 104 });
  expect(findAccount(nobody)).toEqual({ uid: 65534, gid: 65534 });
  expect(findAccount("root:x:0:0::/root:/bin/sh\npostgres:x:0:0::/:/bin/sh\n")).toBeNull();
});

test("a folder below a closed one is out of reach", () => {
  const stat = (path: string) => ({ uid: 0, gid: 0, mode: path === "/closed" ? 0o40700 : 0o40755 });
  expect(isReachableBy("/closed/checkout", { uid: 65534, gid: 65534 }, stat)).toBe(false);
  expect(isReachableBy("/open/checkout", { uid: 65534, gid: 65534 }, stat)).toBe(true);
});
