package io.github.fer4j.models.listen;

import io.github.fer4j.models.train.Epoch;
import io.github.fer4j.models.train.History;
import io.github.fer4j.models.train.TrainingListener;
import io.github.fer4j.models.train.TrainingListener.RunInfo;
import io.github.fer4j.models.train.TrainingListener.State;
import io.github.fer4j.models.train.TrainingResult;
import io.github.fer4j.models.zoo.Zoo;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs without a net: what listeners are told, with figures that follow from the epoch and the batch. */
public final class Runs {
    public static final int EPOCHS = 5;
    public static final int BATCHES = 4;

    private Runs() {}

    public static RunInfo info(History before) {
        return new RunInfo(
                Zoo.customCnn(),
                Map.of("optimizer", "Adam | 0.001", "batch size", "32"),
                128,
                40,
                EPOCHS,
                BATCHES,
                before);
    }

    public static Epoch epoch(int number) {
        return new Epoch(
                number,
                2.0 / number, // training loss
                0.10 * number,
                3.0 / number, // validation loss
                0.15 * number,
                0.14 * number, // UAR
                0.13 * number, // macro F1
                0.001 / number, // learning rate
                500 + number,
                0.01 * number, // loader wait
                60 + number, // seconds
                number % 2 == 1);
    }

    public static History history(int epochs) {
        return new History(
                IntStream.rangeClosed(1, epochs).mapToObj(Runs::epoch).toList());
    }

    public static State state(int epoch, int batch) {
        return new State(epoch, EPOCHS, batch, BATCHES, epoch + 0.1 * batch, 0.5, 321, 3_725);
    }

    public static void epochs(TrainingListener listener, int first, int last) {
        for (int epoch = first; epoch <= last; epoch++) {
            for (int batch = 1; batch <= BATCHES; batch++) {
                listener.onBatch(state(epoch, batch));
            }
            listener.onEpoch(epoch(epoch), EPOCHS);
        }
    }

    /** A new run of all epochs. */
    public static void whole(TrainingListener listener) {
        listener.onStart(info(history(0)));
        epochs(listener, 1, EPOCHS);
        listener.onEnd(TrainingResult.End.COMPLETED, history(EPOCHS));
    }
}
