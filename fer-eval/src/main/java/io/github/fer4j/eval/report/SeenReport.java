package io.github.fer4j.eval.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.SeenSamples;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What reports say of samples that the model had seen: how many, and the figures without those that it learned from. */
final class SeenReport {
    private SeenReport() {}

    /** Lines for people, each ended. */
    static String text(Evaluation evaluation) {
        SeenSamples seen = evaluation.seen();
        StringBuilder lines = new StringBuilder();
        if (seen.knowledge() == SeenSamples.Knowledge.NONE) {
            return line(lines, "Whether the model has seen these samples is not known: there is no list of what it saw")
                    .toString();
        }
        if (seen.isEmpty()) {
            line(lines, "Seen by the model before: none of the samples");
        }
        if (!seen.learned().isEmpty()) {
            line(
                    lines,
                    String.format(
                            Locale.ROOT,
                            "Learned from by the model: %d of the %d samples; %s",
                            seen.learned().size(),
                            evaluation.samples(),
                            without(evaluation.withoutLearned())));
        }
        if (!seen.validated().isEmpty()) {
            line(
                    lines,
                    String.format(
                            Locale.ROOT,
                            "The model was chosen on %d of the %d samples: these are no test figures",
                            seen.validated().size(),
                            evaluation.samples()));
        }
        if (seen.knowledge() == SeenSamples.Knowledge.SOME) {
            line(lines, "What the model saw is known only in part: it may have seen more of the samples");
        }
        return lines.toString();
    }

    private static StringBuilder line(StringBuilder lines, String text) {
        return lines.append("  ").append(text).append(System.lineSeparator());
    }

    private static String without(Optional<Evaluation> others) {
        return others.map(rest -> String.format(
                        Locale.ROOT,
                        "without them: n %d, accuracy %.2f %%, UAR %.2f %%, macro F1 %.2f %%",
                        rest.samples(),
                        100 * rest.accuracy(),
                        100 * rest.uar(),
                        100 * rest.macroF1()))
                .orElse("there are no others");
    }

    /** The same for programs, with the ids. */
    static void put(ObjectNode node, Evaluation evaluation) {
        SeenSamples seen = evaluation.seen();
        node.put("known", seen.knowledge().name().toLowerCase(Locale.ROOT));
        put(node.putArray("learned"), seen.learned());
        put(node.putArray("validated"), seen.validated());
        Optional<Evaluation> rest = seen.learned().isEmpty() ? Optional.empty() : evaluation.withoutLearned();
        if (rest.isPresent()) {
            node.putObject("withoutLearned")
                    .put("samples", rest.get().samples())
                    .put("accuracy", rest.get().accuracy())
                    .put("uar", rest.get().uar())
                    .put("macroF1", rest.get().macroF1());
        } else {
            node.putNull("withoutLearned");
        }
    }

    private static void put(ArrayNode array, List<String> ids) {
        ids.forEach(array::add);
    }
}
