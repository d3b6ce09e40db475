package io.github.fer4j.data.face;

/** Something of OpenCV's, which serves one thread at a time and holds native memory. */
interface NativeResource extends AutoCloseable {
    @Override
    void close();
}
