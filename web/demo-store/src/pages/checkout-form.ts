import { type Cart, lineTotal, subtotal } from '../cart/cart';
import { pictureUrl, variantName } from '../catalogue/product';
import { countries, deliveryMethod, deliveryMethods, deliveryPrice } from '../checkout/delivery';
import type { Field } from '../checkout/entry';
import { html, type Markup } from '../html';
import { formatted, type Money, plus } from '../money';
import { icon } from '../parts/icons';
import { fieldNames } from './form-problems';

export function totalOf(cart: Cart, delivery: string): Money {
  const goods = subtotal(cart);
  return plus(goods, deliveryPrice(deliveryMethod(delivery), goods));
}

export function checkoutForm(cart: Cart): Markup {
  return html`<form class="checkout-form" data-checkout novalidate autocomplete="on">
    <div class="problem-summary" data-problem-summary role="alert" tabindex="-1" hidden></div>
    <fieldset>
      <legend><span class="step">1</span> Contact</legend>
      ${textField('email', { autocomplete: 'email', type: 'email', hint: 'So that we find your order when you ask about it.' })}
      ${textField('phone', { autocomplete: 'tel', type: 'tel', optional: true, hint: 'Only for the courier.' })}
    </fieldset>
    <fieldset>
      <legend><span class="step">2</span> Address</legend>
      ${countryField()} ${textField('name', { autocomplete: 'name' })} ${textField('street', { autocomplete: 'street-address' })}
      <div class="field-row">
        ${textField('postcode', { autocomplete: 'postal-code' })} ${textField('city', { autocomplete: 'address-level2' })}
      </div>
      ${textField('note', { optional: true, hint: 'A leg length, a neighbour, a gift: tell us.' })}
    </fieldset>
    <fieldset>
      <legend><span class="step">3</span> Delivery</legend>
      ${deliveryChoices(subtotal(cart))}
    </fieldset>
    <fieldset>
      <legend><span class="step">4</span> Payment</legend>
      <p class="test-card">
        ${icon('lock', 18)} Test mode: pay with card <strong>4242 4242 4242 4242</strong>, any date to come and any three digits.
        <span class="quiet">Please type no real card; nothing is sent anywhere.</span>
      </p>
      ${textField('number', { autocomplete: 'cc-number', inputmode: 'numeric', placeholder: '1234 1234 1234 1234' })}
      <div class="field-row">
        ${textField('expiry', { autocomplete: 'cc-exp', inputmode: 'numeric', placeholder: 'MM / YY' })}
        ${textField('code', { autocomplete: 'cc-csc', inputmode: 'numeric', placeholder: '123' })}
      </div>
    </fieldset>
    <button class="button button-wide pay" data-pay>Pay <span data-amount>${formatted(totalOf(cart, 'standard'))}</span></button>
    <p class="quiet small">By paying you accept our <a href="/delivery">delivery</a> and <a href="/returns">return</a> terms.</p>
  </form>`;
}

interface FieldOptions {
  readonly autocomplete?: string;
  readonly type?: string;
  readonly inputmode?: string;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

function textField(field: Field, options: FieldOptions): Markup {
  const described = `${options.hint ? `${field}-hint ` : ''}${field}-problem`;
  return html`<div class="field" id="field-${field}" tabindex="-1">
    <label for="input-${field}">${fieldNames[field]}${options.optional && html` <span class="quiet">(optional)</span>`}</label>
    <input
      id="input-${field}"
      name="${field}"
      type="${options.type ?? 'text'}"
      autocomplete="${options.autocomplete ?? 'off'}"
      ${options.inputmode && html`inputmode="${options.inputmode}"`}
      ${options.placeholder && html`placeholder="${options.placeholder}"`}
      aria-describedby="${described}"
      ${!options.optional && html`aria-required="true"`}
    />
    ${options.hint && html`<p class="hint" id="${field}-hint">${options.hint}</p>`}
    <p class="field-problem" id="${field}-problem" hidden></p>
  </div>`;
}

function countryField(): Markup {
  return html`<div class="field" id="field-country" tabindex="-1">
    <label for="input-country">${fieldNames.country}</label>
    <select id="input-country" name="country" autocomplete="country">
      ${countries.map(({ code, name }) => html`<option value="${code}">${name}</option>`)}
    </select>
  </div>`;
}

function deliveryChoices(goods: Money): Markup {
  return html`<div class="delivery-choices">
    ${deliveryMethods.map((method, index) => {
      const cost = deliveryPrice(method, goods);
      return html`<label class="delivery-choice">
        <input type="radio" name="delivery" value="${method.code}"${index === 0 && html` checked`} />
        <span><strong>${method.name}</strong><br /><span class="quiet">${method.promise}</span></span>
        <span class="delivery-price">${cost.minor === 0 ? 'Free' : formatted(cost)}</span>
      </label>`;
    })}
  </div>`;
}

export function checkoutSummary(cart: Cart, delivery: string, open: boolean): Markup {
  const goods = subtotal(cart);
  const shipping = deliveryPrice(deliveryMethod(delivery), goods);
  return html`<details${open && html` open`}>
    <summary><h2>Your order</h2> <span class="line-price">${formatted(totalOf(cart, delivery))}</span></summary>
    <ul class="sold">
      ${cart.map(
        ({ variant, quantity }) => html`<li>
          <img src="${pictureUrl(variant.product, variant.colour)}" width="800" height="1000" alt="" />
          <p>${variant.product.name}<br /><span class="quiet">${variantName(variant)} × ${quantity}</span></p>
          <p class="line-price">${formatted(lineTotal({ variant, quantity }))}</p>
        </li>`,
      )}
    </ul>
    <dl class="sums">
      <div><dt>Goods</dt><dd>${formatted(goods)}</dd></div>
      <div><dt>${deliveryMethod(delivery).name} delivery</dt><dd>${shipping.minor === 0 ? 'Free' : formatted(shipping)}</dd></div>
      <div class="sums-total"><dt>Total, VAT included</dt><dd>${formatted(totalOf(cart, delivery))}</dd></div>
    </dl>
    <p class="small"><a href="/cart">Change the cart</a></p>
  </details>`;
}
