package io.github.fer4j.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** What a user typed, to be repeated by others: with the names of files instead of where they lie here. */
final class TypedCommand {
    private TypedCommand() {}

    /**
     * The program and its arguments.
     *
     * @param spec of the program that runs
     * @param without options of one argument that are left out
     */
    static String of(CommandSpec spec, String... without) {
        List<String> arguments =
                new ArrayList<>(spec.commandLine().getParseResult().originalArgs());
        for (String option : without) {
            int at = arguments.indexOf(option);
            if (at >= 0) {
                arguments.subList(at, Math.min(at + 2, arguments.size())).clear();
            }
        }
        return arguments.stream()
                .map(argument -> Arrays.stream(argument.split(","))
                        .map(TypedCommand::named)
                        .collect(Collectors.joining(",")))
                .map(argument -> argument.contains(" ") ? "\"" + argument + "\"" : argument)
                .collect(Collectors.joining(" ", spec.name() + " ", ""));
    }

    private static String named(String argument) {
        return argument.contains("/") || argument.contains("\\")
                ? String.valueOf(Path.of(argument).getFileName())
                : argument;
    }
}
