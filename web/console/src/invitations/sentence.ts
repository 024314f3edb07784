import type { TFunction } from 'i18next';
import type { Conditions, Rule } from '../api/invitations';
import { count } from '../ui/format';

const list = new Intl.ListFormat(undefined, { type: 'disjunction' });

/** A rule in a sentence: "On product pages, after 30 s, if an agent is free". */
export function conditionsInWords(t: TFunction, of: Conditions): string {
  const { cartFrom, cartTo } = of;
  const parts = [
    of.pages.length === 0
      ? t('invitations.rule.any')
      : t('invitations.rule.on', {
          pages: list.format(of.pages.map((kind) => t(`invitations.page.${kind}`))),
        }),
    of.product && t('invitations.rule.product', { text: of.product }),
    of.category && t('invitations.rule.category', { text: of.category }),
    of.secondsOnPage && t('invitations.rule.seconds', { count: of.secondsOnPage }),
    of.idleSeconds && t('invitations.rule.idle', { count: of.idleSeconds }),
    of.exitIntent && t('invitations.rule.exit'),
    of.pagesSeen && t('invitations.rule.pages', { count: of.pagesSeen }),
    cartFrom !== undefined && cartTo !== undefined
      ? t('invitations.rule.cart', { from: count(cartFrom), to: count(cartTo) })
      : cartFrom !== undefined
        ? t('invitations.rule.cartFrom', { from: count(cartFrom) })
        : cartTo !== undefined && t('invitations.rule.cartTo', { to: count(cartTo) }),
    of.returning !== undefined && t(of.returning ? 'invitations.rule.returning' : 'invitations.rule.first'),
    of.languages.length > 0 && t('invitations.rule.languages', { languages: list.format(of.languages) }),
    of.campaign && t('invitations.rule.campaign', { text: of.campaign }),
    of.agentsFree && t('invitations.rule.agentsFree'),
    of.withinHours && t('invitations.rule.withinHours'),
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(', ');
}

export function ruleInWords(t: TFunction, rule: Rule): string {
  return t('invitations.rule.sentence', {
    when: conditionsInWords(t, rule.conditions),
    text: rule.texts[0]?.text ?? '',
  });
}

/** A new rule: nothing is asked for but that somebody is there. */
export function blankRule(name: string, language: string): Rule {
  return {
    name,
    enabled: false,
    conditions: {
      pages: [],
      secondsOnPage: 30,
      exitIntent: false,
      languages: [],
      agentsFree: true,
      withinHours: true,
    },
    texts: [{ language, text: '', weight: 1 }],
  };
}

/** A, B, C ... of a rule's texts. */
export const letterOf = (index: number) => String.fromCharCode(65 + (index % 26));
