import { products } from '../src/catalogue/catalogue';
import { viewsOf } from '../src/catalogue/drawing';
import { pictureUrl } from '../src/catalogue/product';
import { mark } from './mark';
import { productPicture } from './product-picture';
import { hours, sceneNames, scenePicture } from './scenes';

/** Every picture of the shop by its address, drawn when asked for. */
export function library(): ReadonlyMap<string, () => string> {
  const shelves = new Map<string, () => string>([['/pictures/mark.svg', mark]]);
  for (const product of products) {
    for (const colour of product.colours) {
      for (const view of viewsOf(product.drawing)) {
        shelves.set(pictureUrl(product, colour, view), () => productPicture(product.drawing, colour, view));
      }
    }
  }
  for (const name of sceneNames) {
    for (const hour of hours)
      shelves.set(`/pictures/scenes/${name}-${hour}.svg`, () => scenePicture(name, hour));
  }
  return shelves;
}
