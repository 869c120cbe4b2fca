import { describe, expect, test } from "vitest";
import { judge } from "./judge";

/** Elements of a leaf's array, with values of the field that they accept and others that they do not; all as JSON. */
const rows: readonly {
  readonly leaf: string;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}[] = [
  { leaf: `"a"`, yes: [`"a"`, `"\\u0061"`, `["b","a"]`], no: [`"A"`, `"ab"`, `""`, `null`, `1`, `[]`, `{}`] },
  { leaf: `"a","b"`, yes: [`"a"`, `"b"`], no: [`"c"`] },
  { leaf: `""`, yes: [`""`], no: [`" "`, `null`, `[]`] },
  { leaf: `true`, yes: [`true`], no: [`false`, `"true"`, `1`] },
  { leaf: `null`, yes: [`null`, `[null]`], no: [`"null"`, `0`, `false`, `{}`, `[]`] },
  { leaf: `1`, yes: [`1`, `1.0`, `1e0`, `10e-1`, `[2,1]`], no: [`"1"`, `2`, `true`] },
  { leaf: `0`, yes: [`0`, `-0`, `0.0`], no: [`"0"`, `null`] },
  { leaf: `9007199254740993`, yes: [`9007199254740993`], no: [`9007199254740992`, `9007199254740993.0`] },
  { leaf: `"10.0.0.1"`, yes: [`"10.0.0.1"`, `"010.0.0.1"`], no: [`"10.0.0.2"`, `"a00:1::5"`] },
  { leaf: `"::1"`, yes: [`"::1"`, `"0:0:0:0:0:0:0:1"`], no: [`"::2"`, `"0.0.0.1"`] },
  { leaf: `{"exactly":"10.0.0.1"}`, yes: [`"10.0.0.1"`], no: [`"010.0.0.1"`] },

  { leaf: `{"prefix":"ab"}`, yes: [`"ab"`, `"abc"`], no: [`"aB"`, `"xab"`, `"a"`, `12`] },
  { leaf: `{"prefix":""}`, yes: [`""`, `"x"`], no: [`1`, `null`, `true`] },
  { leaf: `{"prefix":{"equals-ignore-case":"aB"}}`, yes: [`"ABc"`, `"abc"`], no: [`"xab"`, `"a"`] },
  { leaf: `{"suffix":".png"}`, yes: [`".png"`, `"a.png"`], no: [`".PNG"`, `".png "`] },
  { leaf: `{"suffix":"\\ude00\\ud83d"}`, yes: [`"😀"`, `"x😀"`], no: [`"??"`, `"\\ude00\\ud83d"`] },
  { leaf: `{"suffix":"\\ud83d\\ude00\\ud83d"}`, yes: [`"😀?"`], no: [`"?😀"`] },
  { leaf: `{"suffix":{"equals-ignore-case":"\\ude00\\ud83d"}}`, yes: [`"??"`], no: [`"😀"`] },
  { leaf: `{"suffix":{"equals-ignore-case":".PNG"}}`, yes: [`"a.png"`, `"a.PnG"`], no: [`"a.jpg"`] },
  { leaf: `{"equals-ignore-case":"aB1"}`, yes: [`"ab1"`, `"AB1"`], no: [`"ab"`, `"ab11"`] },
  { leaf: `{"equals-ignore-case":"ß"}`, yes: [`"ß"`, `"SS"`], no: [`"ss"`, `"ẞ"`] },
  { leaf: `{"equals-ignore-case":"ς"}`, yes: [`"ς"`, `"Σ"`], no: [`"σ"`] },
  { leaf: `{"equals-ignore-case":"ǅ"}`, yes: [`"ǆ"`, `"Ǆ"`], no: [`"ǅ"`] },
  { leaf: `{"equals-ignore-case":"😀"}`, yes: [`"??"`], no: [`"😀"`] },

  { leaf: `{"wildcard":"he*o"}`, yes: [`"heo"`, `"hello"`, `"he\\no"`], no: [`"hell"`, `"hellox"`, `""`] },
  { leaf: `{"wildcard":"*"}`, yes: [`""`, `"a"`], no: [`1`, `null`] },
  { leaf: `{"wildcard":""}`, yes: [`""`], no: [`"a"`] },
  { leaf: `{"wildcard":"a\\\\*b"}`, yes: [`"a*b"`], no: [`"axb"`] },
  { leaf: `{"wildcard":"*a*a*"}`, yes: [`"aa"`, `"xaya"`], no: [`"a"`, `"b"`] },

  {
    leaf: `{"exists":true}`,
    yes: [`1`, `""`, `null`, `[1]`, `[[null]]`],
    no: [`{}`, `[]`, `{"x":1}`, `[{}]`],
  },
  { leaf: `{"exists":false}`, yes: [`{}`, `[]`, `{"x":1}`], no: [`null`, `0`, `[""]`] },
  { leaf: `{"exists":false},"a"`, yes: [`"a"`, `[]`], no: [`"b"`] },

  { leaf: `{"numeric":["=",1.5]}`, yes: [`1.5`, `15e-1`], no: [`1`, `"1.5"`] },
  { leaf: `{"numeric":["<",0]}`, yes: [`-1`, `-1e-300`], no: [`0`, `1`, `"-1"`] },
  { leaf: `{"numeric":["<=",0]}`, yes: [`0`, `-0`], no: [`1e-300`] },
  { leaf: `{"numeric":[">",0,"<=",5]}`, yes: [`5`, `0.1`, `[7,3]`], no: [`0`, `5.1`, `null`] },
  { leaf: `{"numeric":[">",0]}`, yes: [`1e308`], no: [`1e309`, `9007199254740993`] },

  {
    leaf: `{"cidr":"10.0.0.0/8"}`,
    yes: [`"10.1.2.3"`, `"::ffff:a00:1"`],
    no: [`"11.0.0.1"`, `"x"`, `10`, `"a01::"`],
  },
  {
    leaf: `{"cidr":"2001:db8::/32"}`,
    yes: [`"2001:db8::1"`, `"2001:DB8:0:0::"`],
    no: [`"2001:db9::"`, `"32.1.13.184"`],
  },
  { leaf: `{"cidr":"10.1.2.3/8"}`, yes: [`"10.255.0.0"`], no: [`"9.0.0.0"`] },

  {
    leaf: `{"anything-but":"a"}`,
    yes: [`"b"`, `null`, `true`, `1`, `["a","b"]`],
    no: [`"a"`, `[]`, `{}`, `{"x":1}`],
  },
  { leaf: `{"anything-but":["a","b"]}`, yes: [`"c"`, `["a","b","c"]`], no: [`"a"`, `"b"`, `["a","b"]`] },
  { leaf: `{"anything-but":1}`, yes: [`2`, `"1"`, `null`], no: [`1`, `1.0`] },
  { leaf: `{"anything-but":{"prefix":"a"}}`, yes: [`"b"`, `1`], no: [`"a"`, `"ab"`] },
  { leaf: `{"anything-but":{"suffix":"\\ude00\\ud83d"}}`, yes: [`"??"`], no: [`"😀"`] },
  { leaf: `{"anything-but":{"suffix":["x","y"]}}`, yes: [`"xa"`], no: [`"ax"`, `"ay"`] },
  { leaf: `{"anything-but":{"equals-ignore-case":"a"}}`, yes: [`"b"`], no: [`"A"`, `"a"`] },
  { leaf: `{"anything-but":{"wildcard":"a*c"}}`, yes: [`"ab"`], no: [`"ac"`, `"abc"`] },
  { leaf: `{"anything-but":"a"},{"anything-but":"b"}`, yes: [`"a"`, `"b"`, `"c"`], no: [`[]`] },
];

describe.each(rows)("[$leaf]", ({ leaf, yes, no }) => {
  test.each(yes)("accepts %s", (value) => {
    expect(judge(`{"f":[${leaf}]}`, `{"f":${value}}`)).toBe(true);
  });

  test.each(no)("does not accept %s", (value) => {
    expect(judge(`{"f":[${leaf}]}`, `{"f":${value}}`)).toBe(false);
  });

  test("judges an absent field", () => {
    expect(judge(`{"f":[${leaf}]}`, `{"g":1}`)).toBe(leaf.includes(`"exists":false`));
  });
});
