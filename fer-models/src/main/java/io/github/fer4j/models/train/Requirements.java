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
        settings.transfer().check(net);
        usable("training", training, net);
        usable("validation", validation, net);
        affect(net, settings, training, validation);
        training.classCounts().forEach((emotion, count) -> {
            if (count == 0) {
                throw new InvalidArgumentException("the training data has samples of every class, got none of '"
                        + emotion + "'; add some, or use a label set without it");
            }
        });
    }

    private static void affect(NetSpec net, TrainingSettings settings, FerDataset training, FerDataset validation) {
        boolean learned = !settings.objective().affect().isOff();
        if (learned && !net.hasValenceArousal()) {
            throw new InvalidArgumentException("a net that learns valence and arousal has outputs for them, got " + net
                    + "; use its .withValenceArousal()");
        }
        if (!learned && net.hasValenceArousal()) {
            throw new InvalidArgumentException("a net with valence and arousal has a loss for them, got none for " + net
                    + "; set affect(AffectLosses.concordance(), 1), or use a net without them");
        }
        if (learned) {
            annotated("training", training);
        }
        if (settings.stopping().selection() == Selection.CCC) {
            if (!learned) {
                throw new InvalidArgumentException(
                        "only a net with valence and arousal is selected by their concordance, got " + net
                                + "; select by another figure, or set affect(...)");
            }
            annotated("validation", validation);
        }
    }

    private static void annotated(String role, FerDataset data) {
        long count = data.samples().stream()
                .filter(sample -> sample.valenceArousal().isPresent())
                .count();
        if (count < AffectFigures.LEAST) {
            throw new InvalidArgumentException("the " + role + " data has at least " + AffectFigures.LEAST
                    + " samples with valence and arousal, got " + count + " of " + data.size() + " in " + data.name()
                    + "; annotate some, or do without");
        }
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
