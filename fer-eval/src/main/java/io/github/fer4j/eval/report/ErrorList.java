package io.github.fer4j.eval.report;

import io.github.fer4j.FerDataset;
import io.github.fer4j.Sample;
import io.github.fer4j.eval.UnreadableSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Single samples that are worth a look. */
final class ErrorList {
    /** So many unreadable samples are named; the rest are counted. The JSON has all. */
    private static final int NAMED = 10;

    private ErrorList() {}

    static Optional<Section> errors(ReportContent content) {
        List<ConfidentError> errors = content.errors();
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        Block block = content.images().map(data -> faces(errors, data)).orElseGet(() -> table(errors));
        return Optional.of(Section.of(
                "errors",
                "Most confident errors",
                Block.text("The wrong answers that the model was surest of. Some of them may be wrong labels."),
                block));
    }

    private static Block table(List<ConfidentError> errors) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < errors.size(); i++) {
            ConfidentError error = errors.get(i);
            rows.add(List.of(
                    new Cell.Name(error.id()),
                    Cell.words(error.truth().name()),
                    Cell.words(error.predicted().name()),
                    confidence(i),
                    Cell.percent("confidentErrors." + i + ".truthProbability")));
        }
        return new Block.Table(
                "The surest first.",
                List.of("sample", "truth", "taken for", "confidence", "probability of the truth"),
                rows);
    }

    private static Cell.Figure confidence(int number) {
        return Cell.percent("confidentErrors." + number + ".confidence");
    }

    private static Block faces(List<ConfidentError> errors, FerDataset data) {
        Map<String, Sample> samples =
                byId(data, errors.stream().map(ConfidentError::id).collect(Collectors.toSet()));
        List<Block.Face> faces = new ArrayList<>();
        for (int i = 0; i < errors.size(); i++) {
            Optional<String> image =
                    Optional.ofNullable(samples.get(errors.get(i).id())).flatMap(ImageUri::of);
            faces.add(new Block.Face(image, errors.get(i), confidence(i)));
        }
        return new Block.Faces(faces);
    }

    /** Without the ids that several samples have: one of them would be the wrong image. */
    private static Map<String, Sample> byId(FerDataset data, Set<String> wanted) {
        Map<String, Sample> samples = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (Sample sample : data) {
            if (wanted.contains(sample.id()) && samples.put(sample.id(), sample) != null) {
                twice.add(sample.id());
            }
        }
        samples.keySet().removeAll(twice);
        return samples;
    }

    static Optional<Section> unreadable(ReportContent content) {
        List<UnreadableSample> unreadable = content.evaluation().unreadable();
        if (unreadable.isEmpty()) {
            return Optional.empty();
        }
        List<List<Cell>> items = unreadable.stream()
                .limit(NAMED)
                .map(sample -> List.<Cell>of(new Cell.Name(sample.id()), Cell.words(": " + sample.reason())))
                .toList();
        Section section = Section.of("unreadable", "Unreadable samples", new Block.Items(items));
        return Optional.of(
                unreadable.size() <= NAMED
                        ? section
                        : section.with(List.of(Block.text("and " + (unreadable.size() - NAMED)
                                + " more, which the JSON of this report names."))));
    }
}
