package io.github.fer4j.data.clean;

import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads every image of a data set once, on all processors; a few images are in memory at a time. */
final class Fingerprints {
    private static final int CHUNK = 64;

    private Fingerprints() {}

    static List<Fingerprint> of(FerDataset data, boolean hashed, int threads, CleaningProgress progress) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "fer4j-cleaning");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<List<Fingerprint>>> chunks = new ArrayList<>();
            for (int from = 0; from < data.size(); from += CHUNK) {
                int start = from;
                int end = Math.min(data.size(), from + CHUNK);
                chunks.add(workers.submit(() -> data.samples().subList(start, end).stream()
                        .map(sample -> Fingerprint.of(sample, hashed))
                        .toList()));
            }
            List<Fingerprint> prints = new ArrayList<>(data.size());
            for (Future<List<Fingerprint>> chunk : chunks) {
                if (Thread.interrupted()) { // get() does not look where the chunk is done
                    throw new InterruptedException();
                }
                prints.addAll(chunk.get());
                progress.read(prints.size(), data.size());
            }
            return prints;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FerException("cleaning of " + data.name() + " was interrupted; nothing was changed", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new FerException("cleaning of " + data.name() + " failed: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }
}
