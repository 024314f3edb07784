import { useEffect, useState } from 'react';

/** What comes sooner than this needs no sign that it is coming. */
const LATE_AFTER_MILLIS = 300;

/** Whether the component has been there long enough for a person to wonder. */
export function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE_AFTER_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}
