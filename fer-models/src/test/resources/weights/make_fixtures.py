"""Writes tiny.safetensors and tiny.h5 with the libraries that users write theirs with.

python -m venv venv && venv/bin/pip install numpy safetensors h5py ml_dtypes && venv/bin/python make_fixtures.py

tiny.h5 has the layout of Keras 2: layer_names and weight_names, here in two numbered parts as for long lists; one weight is
chunked and deflated.
"""
import h5py
import ml_dtypes
import numpy as np
from safetensors.numpy import save_file

values = np.array([[0.0, -0.0, 1.0], [-1.5, 0.333251953125, 65504.0]])
save_file(
    {
        "single": values.astype(np.float32),
        "double": values.astype(np.float64),
        "half": values.astype(np.float16),
        "subnormal": np.array([2.0**-24, -(2.0**-15)], dtype=np.float16),
        "brain": values.astype(ml_dtypes.bfloat16),
        "count": np.array(7, dtype=np.int64),
    },
    "tiny.safetensors",
    metadata={"format": "pt"},
)

with h5py.File("tiny.h5", "w") as f:
    f.attrs["backend"] = "tensorflow"
    f.attrs["layer_names0"] = np.array([b"input_1", b"conv"], dtype="S8")
    f.attrs["layer_names1"] = np.array([b"dense"], dtype="S8")
    f.create_group("input_1").attrs["weight_names"] = np.array([], dtype="S1")
    conv = f.create_group("conv")
    conv.attrs["weight_names"] = np.array([b"conv/kernel:0", b"conv/bias:0"], dtype="S16")
    kernel = np.arange(2 * 2 * 3 * 2, dtype=np.float32).reshape(2, 2, 3, 2) / 8
    conv.create_dataset("conv/kernel:0", data=kernel, chunks=(2, 2, 3, 1), compression="gzip")
    conv.create_dataset("conv/bias:0", data=np.array([0.5, -0.5], dtype=np.float64))
    dense = f.create_group("dense")
    dense.attrs["weight_names"] = ["dense/kernel"]
    dense.create_dataset("dense/kernel", data=np.array([[1, 2], [3, 4]], dtype=np.float32))
