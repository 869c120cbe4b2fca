/**
 * Gives the sites of one document their ids, in its order: the name of each, and of several with one name the later ones
 * with a number, `Rule-2`, that no earlier one has by itself.
 */
export function siteIds(): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    let count = counts.get(name) ?? 0;
    let id = name;
    if (count > 0) {
      do id = `${name}-${++count}`;
      while (counts.has(id));
      counts.set(id, 1);
    } else count = 1;
    counts.set(name, count);
    return id;
  };
}
