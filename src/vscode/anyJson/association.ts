/**
 * The key of `files.associations` that names one file, by its path in a workspace folder and that folder's name: the
 * editor compares a key that has a slash with whole paths. A file at the top gets the folder's name before it, because its
 * own name alone would mean every file of that name. What a glob would read as a sign stands for itself.
 */
export function associationOf(folder: string, path: string): string {
  const parts = path.includes("/") ? path : `${folder}/${path}`;
  return `**/${parts.replace(/[*?[{]/g, (sign) => `[${sign}]`)}`;
}
