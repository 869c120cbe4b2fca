/**
 * Whether a text holds something that a template tool fills in before EventBridge sees it: `${Bucket}`, `{{ env }}`,
 * `<your-bucket>`. Such a text is never compared with what AWS sends.
 */
export function holdsPlaceholder(text: string): boolean {
  return /\$\{|\{\{|^<.*>$/.test(text);
}

/** Whether a text is nothing but one placeholder, so that the tool can put a number, a list or an object in its place. */
export function isPlaceholder(text: string): boolean {
  return /^(?:\$\{[^}]*\}|\{\{[^}]*\}\}|<[^<>]*>)$/.test(text);
}
