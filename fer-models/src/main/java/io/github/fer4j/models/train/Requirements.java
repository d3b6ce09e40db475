package io.github.fer4j.models.train;

import io.github.fer4j.FerDataset;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.models.optim.Schedule;
import io.github.fer4j.models.zoo.NetSpec;

/** What a run asks of its settings and data, checked before anything is built. */
final class Requirements {
    private Requirements() {}

    static void check(NetSpec net, TrainingSettings settings, FerDataset training, FerDataset validation) {
        if (!settings.descent().plateau().isOff() && settings.descent().schedule() instanceof Schedule.OneCycle) {
            throw new InvalidArgumentException("a one-cycle schedule plans the whole learning rate, got"
                    + " reduceLrOnPlateau beside it; use one of the two");
        }
        usable("training", training, net);
        usable("validation", validation, net);
        training.classCounts().forEach((emotion, count) -> {
            if (count == 0) {
                throw new InvalidArgumentException("the training data has samples of every class, got none of '"
                        + emotion + "'; add some, or use a label set without it");
            }
        });
    }

    private static void usable(String role, FerDataset data, NetSpec net) {
        if (data.isEmpty()) {
            throw new InvalidArgumentException(
                    "the " + role + " data has at least 1 sample, got none of " + data.name());
        }
        if (!data.labels().equals(net.labels())) {
            throw new InvalidArgumentException("the net is for " + net.labels() + ", the " + role + " data over "
                    + data.labels() + "; use Zoo's .classes(...) with the labels of the data");
        }
        data.forEach(sample -> {
            if (sample.label().isEmpty() && sample.target().isEmpty()) {
                throw new InvalidArgumentException(sample.id() + ": a sample of the " + role
                        + " data has a label or a target, this one has neither");
            }
        });
    }
}
