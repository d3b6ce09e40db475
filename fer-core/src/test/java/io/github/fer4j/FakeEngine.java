package io.github.fer4j;

import io.github.fer4j.format.ModelFile;
import io.github.fer4j.spi.EngineProvider;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs weights named {@code fake}: says {@code n mod 7} of {@link LabelSet#EKMAN_7} for a crop whose first sample is n. */
public final class FakeEngine implements EngineProvider {
    static final AtomicInteger OPEN = new AtomicInteger();

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public int priority() {
        return 1;
    }

    @Override
    public Classifier open(ModelFile model) {
        if (model.weights("fake").length == 0) {
            throw new ModelFormatException("the weights are empty");
        }
        OPEN.incrementAndGet();
        return new FirstSample();
    }

    /** Another one, which would win if it could run anything. */
    public static final class Picky implements EngineProvider {
        @Override
        public String name() {
            return "picky";
        }

        @Override
        public int priority() {
            return 100;
        }

        @Override
        public Classifier open(ModelFile model) {
            return new FirstSample() {
                @Override
                public List<Scores> classifyAll(List<Image> faces) {
                    return faces.stream()
                            .map(face -> Scores.certain(labels(), Emotion.NEUTRAL))
                            .toList();
                }
            };
        }
    }

    /** See {@link FakeEngine}. */
    static class FirstSample implements Classifier {
        int closed;

        @Override
        public LabelSet labels() {
            return LabelSet.EKMAN_7;
        }

        @Override
        public List<Scores> classifyAll(List<Image> faces) {
            return faces.stream()
                    .map(face -> Scores.certain(labels(), labels().get(face.get(0, 0, 0) % 7)))
                    .toList();
        }

        @Override
        public void close() {
            closed++;
            OPEN.decrementAndGet();
        }
    }
}
