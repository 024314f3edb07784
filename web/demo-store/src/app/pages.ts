import { cartPage } from '../pages/cart';
import { categoryPage } from '../pages/category';
import { checkoutPage } from '../pages/checkout';
import { homePage } from '../pages/home';
import { informationPage } from '../pages/information';
import { notFoundPage } from '../pages/not-found';
import { orderPage } from '../pages/order';
import { ordersPage } from '../pages/orders';
import { productPage } from '../pages/product';
import { searchPage } from '../pages/search';
import type { Page, Shop } from './page';
import type { Route } from './route';

export function pageOf(route: Route, shop: Shop): Page {
  switch (route.name) {
    case 'home':
      return homePage();
    case 'category':
      return categoryPage(route.category, shop);
    case 'product':
      return productPage(route.product, route.colour, shop);
    case 'search':
      return searchPage(route.query, shop);
    case 'cart':
      return cartPage(shop);
    case 'checkout':
      return checkoutPage(shop);
    case 'order':
      return orderPage(route.number, shop);
    case 'orders':
      return ordersPage(shop);
    case 'information':
      return informationPage(route.topic);
    case 'not-found':
      return notFoundPage(route.path);
  }
}
