package io.github.fer4j.eval.report;

import io.github.fer4j.format.DataUse;
import io.github.fer4j.format.ModelCard;
import io.github.fer4j.format.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the model comes from, and how to do it again. */
final class Provenance {
    private Provenance() {}

    static Optional<Section> model(ReportContent content) {
        return content.card().map(card -> {
            List<Block> blocks = new ArrayList<>();
            blocks.add(facts(card));
            card.provenance()
                    .ifPresentOrElse(
                            training -> blocks.addAll(training(training)),
                            () -> blocks.add(
                                    Block.note("How the model was trained is not known: its card does not say.")));
            return new Section("model", "Model", blocks);
        });
    }

    static Block.Table facts(ModelCard card) {
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(fact("name", card.name()));
        rows.add(fact("description", card.description()));
        rows.add(fact(
                "architecture",
                card.architecture().name() + options(card.architecture().options())));
        rows.add(fact(
                "input",
                card.preprocessing().width() + "x" + card.preprocessing().height() + ", "
                        + (card.preprocessing().channels() == 1 ? "gray" : "colour")));
        rows.add(fact("classes", String.join(", ", card.labels())));
        rows.add(List.of(Cell.words("temperature"), Cell.number("model.temperature")));
        rows.add(fact("licence", card.licence()));
        return new Block.Table("The model.", List.of("property", "value"), rows);
    }

    private static String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> ", " + option.getKey() + " " + option.getValue())
                .collect(Collectors.joining());
    }

    /** Data, settings and versions. */
    static List<Block> training(Training training) {
        List<Block> blocks = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(fact("trained on", training.data()));
        rows.add(List.of(Cell.words("training samples"), Cell.count("model.training.trainingSamples")));
        rows.add(List.of(Cell.words("validation samples"), Cell.count("model.training.validationSamples")));
        rows.add(fact("chosen by", training.selection()));
        if (!training.split().isEmpty()) {
            rows.add(fact("split", training.split()));
        }
        rows.add(fact("seed", Long.toString(training.seed())));
        training.settings().forEach((name, value) -> rows.add(fact(name, value)));
        training.versions().forEach((name, value) -> rows.add(fact("version of " + name, value)));
        if (training.threads() != null) {
            rows.add(List.of(Cell.words("native threads"), Cell.count("model.training.threads")));
        }
        blocks.add(new Block.Table("How it was trained.", List.of("setting", "value"), rows));
        if (!training.uses().isEmpty()) {
            blocks.add(uses(training.uses()));
        }
        return blocks;
    }

    private static Block.Table uses(List<DataUse> uses) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            rows.add(List.of(
                    Cell.words(uses.get(i).role()),
                    Cell.words(uses.get(i).name()),
                    Cell.count("model.training.uses." + i + ".samples"),
                    new Cell.Name(uses.get(i).sha256())));
        }
        return new Block.Table(
                "The data it saw, with checksums over ids, labels, targets, weights and pixels.",
                List.of("role", "data", "samples", "SHA-256"),
                rows);
    }

    private static List<Cell> fact(String name, String value) {
        return List.of(Cell.words(name), Cell.words(value));
    }

    static Optional<Section> repeat(ReportContent content) {
        List<Block> blocks = new ArrayList<>();
        if (!content.command().isBlank()) {
            blocks.add(new Block.Code("This report is made again by", content.command()));
        }
        content.card()
                .flatMap(ModelCard::provenance)
                .map(Training::command)
                .filter(command -> !command.isBlank())
                .ifPresent(command -> blocks.add(new Block.Code("The model was trained by", command)));
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section("repeat", "How to repeat it", blocks));
    }
}
