/** Safely below what the server takes for a body. */
const MAX_BYTES = 240_000;

/**
 * A picture that the browser can draw (SVG and WebP among them) as PNG of at most `side` pixels, or as JPEG where that
 * would be too large to send. Rejects where the file is no picture.
 */
export async function drawnAnew(file: File, side: number): Promise<Blob> {
  const address = URL.createObjectURL(file);
  try {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    // A drawing without a size of its own is drawn as large as it may be.
    const width = picture.naturalWidth || side;
    const height = picture.naturalHeight || side;
    const factor = Math.min(1, side / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * factor));
    canvas.height = Math.max(1, Math.round(height * factor));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const png = await blobOf(canvas, 'image/png');
    return png.size <= MAX_BYTES ? png : await blobOf(canvas, 'image/jpeg');
  } finally {
    URL.revokeObjectURL(address);
  }
}

function blobOf(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing was drawn'))), type, 0.9),
  );
}
