import { putFile, remove } from './http';

/** Shows whoever is signed in as they want to be seen. */
export function uploadPhoto(picture: Blob): Promise<unknown> {
  return putFile('/api/photo', picture);
}

export function removePhoto(): Promise<void> {
  return remove('/api/photo');
}
