package io.github.fer4j.data.face;

import io.github.fer4j.FerException;
import io.github.fer4j.MissingProviderException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lends out what serves one thread at a time; grows to the number of calls at the same time. Calls that are under way when
 * the pool is closed finish first.
 *
 * @param <T> what is lent
 */
final class Pool<T extends NativeResource> implements AutoCloseable {
    private final String owner;
    private final Supplier<T> maker;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /**
     * A pool of one, made now, so that missing natives are reported here and not by the first photo.
     *
     * @param owner what is closed when the pool is, for messages
     * @param maker makes another; may throw a LinkageError
     * @throws MissingProviderException if OpenCV or its natives are not on the class path
     */
    Pool(String owner, Supplier<T> maker) {
        this.owner = owner;
        this.maker = maker;
        idle.add(make());
    }

    private T make() {
        try {
            return maker.get();
        } catch (LinkageError e) {
            throw MissingNatives.because(e);
        }
    }

    /**
     * Uses one.
     *
     * @throws FerException if the pool is closed
     */
    <R> R lend(Function<T, R> use) {
        checkOpen();
        T polled = idle.poll();
        T lent = polled != null ? polled : make();
        try {
            return use.apply(lent);
        } finally {
            idle.add(lent);
            if (closed) {
                drain();
            }
        }
    }

    void checkOpen() {
        if (closed) {
            throw new FerException(owner + " is closed; open another");
        }
    }

    @Override
    public void close() {
        closed = true;
        drain();
    }

    private void drain() {
        for (T next = idle.poll(); next != null; next = idle.poll()) {
            next.close();
        }
    }
}
