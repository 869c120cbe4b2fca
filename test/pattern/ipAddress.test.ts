import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { parseCidr, parseIpAddress } from "../../src/pattern/values/ipAddress";

describe("IP addresses that EventBridge recognises", () => {
  test.each([
    ["10.0.0.1", 4, 0x0a000001n],
    ["010.000.0.001", 4, 0x0a000001n],
    ["255.255.255.255", 4, 0xffffffffn],
    ["::", 6, 0n],
    ["::1", 6, 1n],
    ["0:0:0:0:0:0:0:1", 6, 1n],
    ["2001:DB8::1", 6, 0x20010db8_00000000_00000000_00000001n],
    ["1:2:3:4:5:6:7::", 6, 0x00010002_00030004_00050006_00070000n],
    ["::00001", 6, 1n],
    ["::ffff:a00:1", 4, 0x0a000001n],
  ])("%s", (text, family, value) => {
    expect(parseIpAddress(text)).toEqual({ family, value });
  });

  test.each([
    "",
    "12:30",
    "10.0.0",
    "10.0.0.256",
    "10.0.0.1.1",
    "10.0.0.1 ",
    "0000000000010.0.0.1",
    ":",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7:8:9",
    "::1:2:3:4:5:6:7:8",
    "1:2:",
    ":1:2",
    "12345::",
    "::ffff:10.0.0.1",
    "fe80::1%eth0",
    "[::1]",
  ])("%j is only a string", (text) => {
    expect(parseIpAddress(text)).toBeUndefined();
  });
});

describe("ranges of addresses", () => {
  test.each([
    ["10.0.0.9/29", 4, 0x0a000008n, 0x0a00000fn],
    ["10.0.0.1/31", 4, 0x0a000000n, 0x0a000001n],
    ["0.0.0.0/0", 4, 0n, 0xffffffffn],
    ["10.0.0.0/8/", 4, 0x0a000000n, 0x0affffffn],
    ["10.0.0.0/+08", 4, 0x0a000000n, 0x0affffffn],
    ["2001:db8::/32", 6, 0x20010db8n << 96n, (0x20010db9n << 96n) - 1n],
    ["::ffff:a00:0/8", 4, 0x0a000000n, 0x0affffffn],
  ])("%s", (text, family, first, last) => {
    expect(parseCidr(text)).toEqual({ kind: "range", range: { family, first, last } });
  });

  test.each([
    ["10.0.0.0", "Malformed CIDR, one '/' required"],
    ["/", "Malformed CIDR, one '/' required"],
    ["10.0.0.0//8", "Malformed CIDR, one '/' required"],
    ["10.0.0.0/x", "Malformed CIDR, mask bits must be an integer"],
    ["10.0.0.0/ 8", "Malformed CIDR, mask bits must be an integer"],
    ["10.0.0.0/99999999999", "Malformed CIDR, mask bits must be an integer"],
    ["10.0.0.0/-1", "Malformed CIDR, mask bits must not be negative"],
    ["300.0.0.0/8", "Invalid IP address: 300.0.0.0"],
    ["1::2::3/8", "Invalid IP address: 1::2::3"],
    ["xx.11.xx/8", "Nonstandard IP address: xx.11.xx"],
    ["/8", "Nonstandard IP address: "],
    ["10.0.0.0/32", "IPv4 mask bits must be < 32"],
    ["::1/128", "IPv6 mask bits must be < 128"],
  ])("%s is malformed", (text, reason) => {
    expect(parseCidr(text)).toEqual({ kind: "malformed", reason });
  });

  test("a range holds its own address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(31), (address, bits) => {
        const parsed = parseIpAddress(address);
        if (parsed === undefined) return;
        const result = parseCidr(`${address}/${bits}`);
        const range = result.kind === "range" ? result.range : undefined;
        expect(range?.family).toBe(parsed.family);
        expect(range !== undefined && range.first <= parsed.value && parsed.value <= range.last).toBe(true);
      }),
    );
  });
});
