// The same picture as the SVG, as a PNG.
const mostPixels = 8192;

/** Paints an SVG twice as large as it says, or as large as a browser paints. */
export async function png(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(2, mostPixels / image.width, mostPixels / image.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(image.width * scale);
    canvas.height = Math.ceil(image.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large."))),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
