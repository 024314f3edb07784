import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Complaint, isMissing } from './complaints';

/** What stands below a field: what is wrong at once, what is missing when the field was left or saving was refused. */
export function useComplaint(complaint: Complaint | undefined, refused: boolean) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(false);
  const shown = complaint !== undefined && (!isMissing(complaint) || left || refused);
  return { error: shown && t(`sites.complaint.${complaint}`), onBlur: () => setLeft(true) };
}
