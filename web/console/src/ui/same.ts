/** Whether two are the same, whatever the order in which their members were set. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const a = Object.entries(one).filter(([, value]) => value !== undefined);
  const b = Object.entries(other).filter(([, value]) => value !== undefined);
  return (
    a.length === b.length && a.every(([name, value]) => same(value, (other as Record<string, unknown>)[name]))
  );
}
