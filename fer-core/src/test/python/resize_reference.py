"""Reference figures for ResizeTest: writes ../resources/resize-reference.txt.

    python3 -m venv v && v/bin/pip install pillow==13.0.0 numpy==2.4.6 opencv-python-headless==5.0.0.93
    v/bin/python resize_reference.py

The picture is made by a formula that the test repeats, so only the results are
kept. Three sources, none of which shares code with fer4j:

* exact:  the definition, in double precision, with dense matrices;
* pillow: resize with BILINEAR and BICUBIC (stretched over the source when it shrinks, "antialias"), and reduce for whole
  factors;
* opencv: INTER_AREA.

Pillow rounds between its two passes and OpenCV works in single precision, so these two may be one step off. BICUBIC
overshoots, and Pillow also cuts between the passes what leaves 0 to 255, as fer4j does not: there Pillow works on floats
(mode F), which are cut at the end.
"""
import pathlib

import cv2
import numpy as np
from PIL import Image


def picture(height, width):
    y, x = np.mgrid[0:height, 0:width]
    return ((x * 37 + y * 91 + (x * y) % 23 * 11) % 256).astype(np.uint8)


def area(source, target):
    """Row i: the share of target pixel i that each source pixel covers."""
    edges = np.arange(target + 1) * source / target
    pixels = np.arange(source)
    overlap = np.minimum(edges[1:, None], pixels + 1) - np.maximum(edges[:-1, None], pixels)
    weights = np.maximum(overlap, 0)
    return weights / weights.sum(1, keepdims=True)


def bilinear(source, target):
    step = source / target
    centres = (np.arange(target) + 0.5) * step
    weights = np.maximum(0, 1 - np.abs(np.arange(source) + 0.5 - centres[:, None]) / max(1, step))
    return weights / weights.sum(1, keepdims=True)


def bicubic(source, target):
    """Keys 1981 with a = -1/2."""
    step = source / target
    centres = (np.arange(target) + 0.5) * step
    x = np.abs(np.arange(source) + 0.5 - centres[:, None]) / max(1, step)
    a = -0.5
    near = (a + 2) * x**3 - (a + 3) * x**2 + 1
    far = a * x**3 - 5 * a * x**2 + 8 * a * x - 4 * a
    weights = np.where(x <= 1, near, np.where(x < 2, far, 0))
    return weights / weights.sum(1, keepdims=True)


SIZES = [  # source height, width -> target height, width
    (6, 8, 3, 4),  # halves
    (9, 12, 3, 4),  # thirds
    (5, 3, 2, 2),  # not a whole factor: pixels are split
    (7, 10, 4, 3),
    (3, 4, 6, 12),  # grows by whole factors
    (4, 3, 7, 5),  # grows by others
    (9, 4, 5, 7),  # shrinks one way, grows the other
    (1, 1, 3, 2),
    (8, 8, 1, 1),
]


def main():
    lines = []

    def add(source, kind, h, w, th, tw, values):
        values = np.asarray(values)
        text = " ".join(f"{v:.9f}" if values.dtype.kind == "f" else str(v) for v in values.ravel())
        lines.append(f"{source} {kind} {h} {w} {th} {tw} : {text}")

    for h, w, th, tw in SIZES:
        image = picture(h, w)
        for kind, matrix in (("AREA", area), ("BILINEAR", bilinear), ("BICUBIC", bicubic)):
            exact = matrix(h, th) @ image.astype(float) @ matrix(w, tw).T
            add("exact", kind, h, w, th, tw, np.clip(exact, 0, 255))
        resized = Image.fromarray(image).resize((tw, th), Image.Resampling.BILINEAR)
        add("pillow", "BILINEAR", h, w, th, tw, np.asarray(resized))
        cubic = Image.fromarray(image.astype(np.float32)).resize((tw, th), Image.Resampling.BICUBIC)
        add("pillow", "BICUBIC", h, w, th, tw, np.clip(np.asarray(cubic).astype(float), 0, 255))
        if h % th == 0 and w % tw == 0:
            reduced = Image.fromarray(image).reduce((w // tw, h // th))
            add("pillow", "AREA", h, w, th, tw, np.asarray(reduced))
        if th <= h and tw <= w:  # growing, OpenCV's INTER_AREA is another filter
            add("opencv", "AREA", h, w, th, tw, cv2.resize(image, (tw, th), interpolation=cv2.INTER_AREA))
    target = pathlib.Path(__file__).parent / "../resources/resize-reference.txt"
    target.write_text("# written by src/test/python/resize_reference.py: source kind size size : samples\n"
                      + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
