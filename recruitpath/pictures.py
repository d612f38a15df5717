"""Small PNG files: a screenshot brought down to its 256 weightiest colours, which the eye can hardly tell apart."""

import base64
import struct
import zlib

# Counts colours on a canvas, keeps 256, and gives every pixel the nearest of them. A vivid colour counts for more than
# a grey one, so that a small badge keeps its tone beside much text.
_TO_PALETTE = """
async (source) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height), ink = canvas.getContext("2d");
  ink.drawImage(image, 0, 0);
  const pixels = new Uint32Array(ink.getImageData(0, 0, image.width, image.height).data.buffer), counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) || 0) + 1);
  const part = (colour, shift) => (colour >>> shift) & 255;
  const weight = ([colour, count]) => {
    const parts = [0, 8, 16].map((shift) => part(colour, shift));
    return count * (1 + (Math.max(...parts) - Math.min(...parts)) / 6);
  };
  const palette = [...counts.entries()].sort((a, b) => weight(b) - weight(a)).slice(0, 256).map(([colour]) => colour);
  const place = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of counts.keys()) {
    if (place.has(colour)) continue;
    let best = 0, nearest = Infinity;
    palette.forEach((other, index) => {
      const far = [0, 8, 16].reduce((sum, shift) => sum + (part(colour, shift) - part(other, shift)) ** 2, 0);
      if (far < nearest) [best, nearest] = [index, far];
    });
    place.set(colour, best);
  }
  const indexes = Uint8Array.from(pixels, (colour) => place.get(colour));
  let text = "";
  for (let at = 0; at < indexes.length; at += 32768) text += String.fromCharCode(...indexes.subarray(at, at + 32768));
  return {width: image.width, height: image.height, palette: palette.map((c) => [part(c, 0), part(c, 8), part(c, 16)]),
          indexes: btoa(text)};
}
"""


def small_png(page, png):
    """The bytes of a palette PNG of a screenshot. `page` is an empty Playwright page that does the counting."""
    found = page.evaluate(_TO_PALETTE, "data:image/png;base64," + base64.b64encode(png).decode())
    indexes, width = base64.b64decode(found["indexes"]), found["width"]
    lines = b"".join(b"\0" + indexes[at : at + width] for at in range(0, len(indexes), width))
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, found["height"], 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(bytes(colour) for colour in found["palette"])),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
