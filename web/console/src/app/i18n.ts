import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../texts/en';

/** English is the table that every other language is measured by; it is always there. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en } },
  // React escapes what it shows; escaping twice would show entities to people.
  interpolation: { escapeValue: false },
});

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
