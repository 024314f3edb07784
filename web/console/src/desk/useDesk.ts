import { createContext, use } from 'react';
import type { Desk } from './desk';

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('this is drawn outside of the desk');
  return desk;
}
