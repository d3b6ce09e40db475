package io.github.fer4j.onnx;

/** What nets run on. */
public enum OnnxDevice {
    /** A GPU where ONNX Runtime has CUDA and can use it, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** The first NVIDIA GPU, by CUDA; where that is not possible, opening a model is an error that says why. */
    CUDA
}
