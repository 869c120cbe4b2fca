/** Laws of the fixes and refactorings (test/arbitraries/fixLaws.ts), each a call that gives what is broken. */
export const laws = {
  "law:fixes": (h, layers) => {
    const text = h.pattern().slice(0, 2000);
    return () => layers.brokenFixLaws(text, h.catalog);
  },
  "law:fixAll": (h, layers) => {
    const text = h.pattern().slice(0, 2000);
    return () => layers.brokenFixAllLaws(text, h.catalog);
  },
  "law:refactorings": (h, layers) => {
    const text = layers.sample(layers.usablePattern, h.random.next() | 0);
    const [offset, seed] = [h.offset(text), h.random.next()];
    return () => layers.brokenRefactoringLaws(text, offset, seed);
  },
};
