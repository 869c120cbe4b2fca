/** What changes what a name stands for, right behind it. */
const change =
  /(?:[.[][\w$.[\]'"-]{0,80})?(?:\.(?:push|unshift|splice|append|extend|insert|update|setdefault)\(|\s{0,4}[+|?]{0,2}=(?![=>]))/y;

/** More uses of a name are not looked at. */
const MAX_USES = 200;

/** Whether the value of a constant is changed somewhere: it gets elements, or one of its fields is set. */
export function isChanged(text: string, name: string): boolean {
  let at = text.indexOf(name);
  for (let uses = 0; at >= 0 && uses < MAX_USES; uses++) {
    const end = at + name.length;
    const isName = !/[\w$.]/.test(text[at - 1] ?? "");
    change.lastIndex = end;
    if (isName && change.test(text) && /[.[]/.test(text[end] ?? "")) return true;
    at = text.indexOf(name, end);
  }
  return false;
}
